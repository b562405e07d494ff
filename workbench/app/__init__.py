"""The long-lived objects, without a screen."""
