# Compiles SOURCE. Without a line `// expected: message` the compiler must accept it. With one it must refuse it and say
# that message; and then the twin, in which a line `// twin: this -> that` says what is exchanged, must be accepted.
# g++ escapes quotes in names of types, so they are compared without escapes.
file(READ ${SOURCE} text)
string(REGEX MATCH "// expected: [^\n]*" expected "${text}")
string(REGEX MATCH "// twin: ([^\n]*) -> ([^\n]*)" twin "${text}")
set(wrong_word "${CMAKE_MATCH_1}")
set(right_word "${CMAKE_MATCH_2}")

# compile(FILE): `status` and `said`.
macro(compile file)
  execute_process(
    COMMAND ${COMPILER} -std=c++20 -Wall -Wextra -fsyntax-only -I${INCLUDE} ${file}
    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
endmacro()
macro(expect_accepted file)
  compile(${file})
  if(NOT status EQUAL 0 OR said MATCHES "warning:")
    message(FATAL_ERROR "a right declaration was refused:\n${said}")
  endif()
endmacro()

if(expected STREQUAL "")
  expect_accepted(${SOURCE})
  return()
endif()
compile(${SOURCE})
if(status EQUAL 0)
  message(FATAL_ERROR "a wrong declaration compiled")
endif()
string(REPLACE "// expected: " "" expected "${expected}")
string(REPLACE "\\'" "'" said "${said}")
string(FIND "${said}" "${expected}" found)
if(found EQUAL -1)
  message(FATAL_ERROR "the compiler does not say '${expected}' but\n${said}")
endif()
if(twin STREQUAL "")
  message(FATAL_ERROR "a wrong declaration needs a line '// twin: this -> that'")
endif()
string(REPLACE "${twin}\n" "" text "${text}")
string(REPLACE "${wrong_word}" "${right_word}" text "${text}")
file(WRITE ${TWIN} "${text}")
expect_accepted(${TWIN})
