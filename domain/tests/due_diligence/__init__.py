"""What due diligence does, told as examples."""
