"""The interview on one screen: frame, question, input, live draft, overview; one application from start to end."""
