"""Everything that can be done, as a table: its keys, its menus, when it can be done."""
