"""Which of Jython's own regression tests are run by jython_tests.py and audit_tests.py."""

# Modules about what the kernel patches, and what polls could disturb.
QUICK = """
test_builtin test_class test_contextlib test_deque test_deque_jy test_descr test_exceptions test_exceptions_jy
test_file test_file_jy test_fileio test_finalizers test_func_jy test_generators test_generators_jy test_import
test_import_jy test_io test_itertools test_java_integration test_java_subclasses test_java_visibility test_joverload
test_list test_list_jy test_long test_long_jy test_metaclass test_pdb test_pow test_profile test_queue test_re
test_re_jy test_select test_signal test_socket_jy test_sort test_sort_jy test_subclasses test_subprocess
test_subprocess_jy test_sys_setprofile test_sys_settrace test_thread test_thread_jy test_threaded_import
test_threading test_threading_jy test_threading_local test_time test_trace test_traceback_jy test_weakref
test_weakref_jy test_with
""".split()

# Those and the reasons why they say nothing here.
LEFT_OUT = {
    "test_support": "holds no tests",
    "test_asynchat": "waits for minutes for sockets that do not answer",
    "test_asyncore": "waits for minutes for sockets that do not answer",
    "test_bigmem": "needs more memory than machines have",
    "test_curses": "needs a terminal",
    "test_ensurepip": "installs packages",
    "test_gdb": "needs a debugger of CPython",
    "test_jython_initializer": "needs an installed Jython with its scripts",
    "test_jython_launcher": "needs an installed Jython with its scripts",
    "test_nntplib": "needs the network",
    "test_pip_jy": "installs packages",
    "test_smtpnet": "needs the network",
    "test_socket_ssl": "needs the network",
    "test_timeout": "needs the network",
    "test_tk": "needs a display",
    "test_ttk_guionly": "needs a display",
    "test_urllib2net": "needs the network",
    "test_urllibnet": "needs the network",
    "test_winsound": "needs a loudspeaker",
}
