// Node has crypto.getRandomValues of itself.
