# Writes a C++ source that holds text files as literals.
#
#   cmake -DOUTPUT=file.cpp -DVARIABLE=name -DFILES=a.norm;b.norm -P EmbedTexts.cmake
#
# defines `norma::dsl::<VARIABLE>`, the files in order, each with its name. A literal is cut into parts, since
# compilers may limit the length of one.
set(body "")
set(count 0)
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(LENGTH "${text}" length)
  set(parts "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 part)
    string(APPEND parts "R\"~~(${part})~~\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  string(APPEND body "    {\"${name}\", ${parts}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Written by EmbedTexts.cmake from the .norm files beside the sources.
#include \"dsl/load/embedded.h\"

namespace norma::dsl {
namespace {
const EmbeddedText texts[] = {
${body}};
} // namespace
const std::span<const EmbeddedText> ${VARIABLE} = texts;
} // namespace norma::dsl
")
