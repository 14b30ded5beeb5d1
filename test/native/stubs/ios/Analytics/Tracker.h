// The app has a module of that name.
