# An interface target that carries the warnings every target of the project builds with.
add_library(norma_warnings INTERFACE)
target_compile_options(norma_warnings INTERFACE -Wall -Wextra -Wpedantic -Wno-unused-parameter)
