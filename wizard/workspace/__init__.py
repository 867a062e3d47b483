"""The user's folder: settings, a folder for each role, the journal that is the truth, the lock, safe writing."""

from wizard.workspace.journal import Log
from wizard.workspace.settings import Settings
from wizard.workspace.workspace import OpenRole, RoleFolder, Workspace

__all__ = ["Log", "OpenRole", "RoleFolder", "Settings", "Workspace"]
