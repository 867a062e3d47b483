"""The user's folder: settings, a folder for each role, the journal that is the truth, the lock, safe writing."""

from wizard.workspace.settings import Settings
from wizard.workspace.workspace import OpenRole, RoleFolder, Workspace

__all__ = ["OpenRole", "RoleFolder", "Settings", "Workspace"]
