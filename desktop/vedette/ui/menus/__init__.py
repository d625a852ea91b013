"""What stands in each menu: data alone, a file a menu; `action_list` puts them one after another."""
