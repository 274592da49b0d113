"""Where do the comments of a submission belong? One module a kind of evidence."""
