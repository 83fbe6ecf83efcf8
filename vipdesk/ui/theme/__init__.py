"""How everything looks: one table of colours, one scale of type, one set of fonts."""
