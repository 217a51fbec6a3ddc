"""Camera, screen and buttons of a MaixCAM for Mien. See PROTOCOL.md beside this package."""
