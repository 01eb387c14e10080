# Compiles SOURCE. A line `// expected: message` in it must be part of what the compiler says when it refuses;
# without such a line it must accept. g++ escapes quotes in names of types, so they are compared without escapes.
file(READ ${SOURCE} text)
string(REGEX MATCH "// expected: [^\n]*" expected "${text}")
execute_process(
  COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -fsyntax-only -I${INCLUDE} ${SOURCE}
  RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(expected STREQUAL "")
  if(NOT status EQUAL 0 OR said MATCHES "warning:")
    message(FATAL_ERROR "a right declaration was refused:\n${said}")
  endif()
  return()
endif()
if(status EQUAL 0)
  message(FATAL_ERROR "a wrong declaration compiled")
endif()
string(REPLACE "// expected: " "" expected "${expected}")
string(REPLACE "\\'" "'" said "${said}")
string(FIND "${said}" "${expected}" found)
if(found EQUAL -1)
  message(FATAL_ERROR "the compiler does not say '${expected}' but\n${said}")
endif()
