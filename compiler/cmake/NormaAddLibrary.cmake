# norma_add_library(NAME
#   DECLARATIONS file.norm layers.hpp layer_norm ...   text files, C++ headers with literals, entries of the catalogue
#   [TARGETS cpu ...] [DTYPES f32 ...] [SHAPE C=64 ...] [LAYOUTS NCHW NHWC ...] [SETTINGS groups=8 ...]
#   [DERIVATIVES none|vjp|jvp|vjp2 ...])
#
# A static library of the declarations' kernels, with the directory of their headers. It is made anew when a declaration
# or a file that it uses changes, or the compiler does.

set(NORMA_ARCHIVE_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/NormaArchive.cmake CACHE INTERNAL "Puts objects into an archive")

function(norma_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DECLARATIONS;TARGETS;DTYPES;SHAPE;LAYOUTS;SETTINGS;DERIVATIVES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "norma_add_library(${name}): unknown argument ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_DECLARATIONS)
    message(FATAL_ERROR "norma_add_library(${name}): DECLARATIONS is missing")
  endif()

  set(declarations "")
  set(files "")
  foreach(declaration IN LISTS arg_DECLARATIONS)
    get_filename_component(path ${declaration} ABSOLUTE)
    if(EXISTS ${path})
      list(APPEND files ${path})
      list(APPEND declarations ${path})
    elseif(declaration MATCHES "[./]")
      message(FATAL_ERROR "norma_add_library(${name}): there is no file ${path}")
    else()
      list(APPEND declarations ${declaration})
    endif()
  endforeach()

  set(options --library ${name})
  foreach(pair TARGETS:--target DTYPES:--dtype SHAPE:--shape LAYOUTS:--layout SETTINGS:--set DERIVATIVES:--derivatives)
    string(REPLACE ":" ";" pair ${pair})
    list(GET pair 0 argument)
    list(GET pair 1 option)
    foreach(value IN LISTS arg_${argument})
      list(APPEND options ${option} ${value})
    endforeach()
  endforeach()

  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name})
  set(archive ${folder}/${CMAKE_STATIC_LIBRARY_PREFIX}${name}${CMAKE_STATIC_LIBRARY_SUFFIX})
  file(MAKE_DIRECTORY ${folder})
  # The option's list of files is last, so that nothing is taken for one of them.
  add_custom_command(
    OUTPUT ${folder}/manifest.json ${archive}
    COMMAND $<TARGET_FILE:Norma::norma> compile ${options} --depfile ${folder}/manifest.json.d -o ${folder} ${declarations}
    COMMAND ${CMAKE_COMMAND} -DMANIFEST=${folder}/manifest.json -DARCHIVE=${archive} -DAR=${CMAKE_AR}
            -P ${NORMA_ARCHIVE_SCRIPT}
    DEPENDS ${files} $<TARGET_FILE:Norma::norma> ${NORMA_ARCHIVE_SCRIPT}
    DEPFILE ${folder}/manifest.json.d
    COMMENT "Norma: kernels of ${name}"
    VERBATIM)
  add_custom_target(${name}_kernels DEPENDS ${folder}/manifest.json ${archive})

  add_library(${name} STATIC IMPORTED GLOBAL)
  add_dependencies(${name} ${name}_kernels)
  set_target_properties(${name} PROPERTIES
    IMPORTED_LOCATION ${archive}
    INTERFACE_INCLUDE_DIRECTORIES ${folder}
    INTERFACE_LINK_LIBRARIES Norma::runtime)
endfunction()
