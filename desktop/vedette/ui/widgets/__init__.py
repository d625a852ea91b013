"""Small widgets that any pane may use; none of them knows an incident."""
