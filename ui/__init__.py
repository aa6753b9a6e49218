"""What a person sees. Only `ui.app` and `ui.cli` know `storage`."""
