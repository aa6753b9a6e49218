"""The few windows beside the window: where a choice is needed."""
