"""Extensions that come with the kernel, for %load_ext."""
