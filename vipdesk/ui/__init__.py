"""The window: screens, their widgets and how they look; it talks to the desk's façade alone."""
