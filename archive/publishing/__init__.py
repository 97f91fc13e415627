"""The bridge: the only way from the editors' tables to the published ones. One verb, one module, one transaction."""
