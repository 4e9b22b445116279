"""Languages beside Python: every promise is asked of each."""
