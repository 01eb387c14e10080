# cmake -DOUTPUT=file.cpp -DMANIFESTS=a/manifest.json;b/manifest.json -P WriteKernelRows.cmake
#
# A row of tests/laws/kernels.h for each record that `norma compile` wrote.
cmake_minimum_required(VERSION 3.28)
set(declared "")
set(rows "")
foreach(path IN LISTS MANIFESTS)
  file(READ ${path} manifest)
  string(JSON library GET ${manifest} library)
  string(JSON kernels LENGTH ${manifest} kernels)
  math(EXPR last_kernel "${kernels} - 1")
  foreach(kernel RANGE ${last_kernel})
    string(JSON norm GET ${manifest} kernels ${kernel} norm)
    string(JSON forms LENGTH ${manifest} kernels ${kernel} forms)
    math(EXPR last_form "${forms} - 1")
    foreach(form RANGE ${last_form})
      string(JSON name GET ${manifest} kernels ${kernel} forms ${form} form)
      string(JSON record GET ${manifest} kernels ${kernel} forms ${form} records 0)
      string(APPEND declared "extern const norma_record ${record};\n")
      string(APPEND rows "    {\"${library}\", \"${norm}\", \"${name}\", &${record}},\n")
    endforeach()
  endforeach()
endforeach()
file(WRITE ${OUTPUT} "// Written by WriteKernelRows.cmake from what `norma compile` lists.
#include \"tests/laws/kernels.h\"

extern \"C\" {
${declared}}

namespace norma::laws {
static const KernelRow rows[] = {
${rows}};
std::span<const KernelRow> kernel_rows() { return rows; }
} // namespace norma::laws
")
