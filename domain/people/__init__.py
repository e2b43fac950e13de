"""People: persons, and the posts, employments and partnerships that tie them to organisations."""
