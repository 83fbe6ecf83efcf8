"""The kinds of service a store offers: one module per type, each a `TYPE`; a new module is a new type."""
