# norma_add_library(NAME
#   DECLARATIONS file.norm layers.hpp layer_norm ...   text files, C++ headers with literals, entries of the catalogue
#   [TARGETS cpu ...] [DTYPES f32 ...] [SHAPE C=64 ...] [LAYOUTS NCHW NHWC ...] [SETTINGS groups=8 ...]
#   [DERIVATIVES none|vjp|jvp|vjp2 ...])
#
# A static library of the declarations' kernels, with the directory of their headers. It is made anew when a declaration
# or a file that it uses changes, or the compiler does.

set(NORMA_ARCHIVE_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/NormaArchive.cmake CACHE INTERNAL "Puts objects into an archive")

# The catalogue's files: of this source tree, or beside an installed package.
foreach(folder ../../dsl ../../../share/norma ../../../../share/norma)
  set(folder ${CMAKE_CURRENT_LIST_DIR}/${folder}/catalogue)
  if(IS_DIRECTORY ${folder})
    set(NORMA_CATALOGUE ${folder} CACHE INTERNAL "The declarations that have a name")
    break()
  endif()
endforeach()

# norma_headers_of(RESULT DECLARATION): the headers that a file or an entry of the catalogue leads to. Build tools must
# know them, or what includes them is compiled too late after a change.
function(norma_headers_of result declaration)
  set(file ${declaration})
  if(NOT EXISTS ${file})
    set(file ${NORMA_CATALOGUE}/${declaration}.norm)
  endif()
  if(NOT EXISTS ${file})
    file(GLOB entries ${NORMA_CATALOGUE}/*.norm)
    foreach(entry IN LISTS entries)
      file(STRINGS ${entry} rows REGEX "^## rows:(.*[ ,])?${declaration}([ ,]|$)")
      if(rows)
        set(file ${entry})
      endif()
    endforeach()
  endif()
  set(headers "")
  if(EXISTS ${file})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    set(norm "(^|\\()[ \t]*norm[ \t]+([A-Za-z_][A-Za-z0-9_]*)[ \t]*\\(")
    file(STRINGS ${file} lines REGEX ${norm})
    foreach(line IN LISTS lines)
      if(line MATCHES ${norm})
        list(APPEND headers ${CMAKE_MATCH_2}.h)
      endif()
    endforeach()
  endif()
  set(${result} ${headers} PARENT_SCOPE)
endfunction()

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

  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name})
  set(headers "")
  foreach(declaration IN LISTS declarations)
    norma_headers_of(own ${declaration})
    list(TRANSFORM own PREPEND ${folder}/)
    list(APPEND headers ${own})
  endforeach()
  list(REMOVE_DUPLICATES headers)

  set(options --library ${name})
  foreach(pair TARGETS:--target DTYPES:--dtype SHAPE:--shape LAYOUTS:--layout SETTINGS:--set DERIVATIVES:--derivatives)
    string(REPLACE ":" ";" pair ${pair})
    list(GET pair 0 argument)
    list(GET pair 1 option)
    foreach(value IN LISTS arg_${argument})
      list(APPEND options ${option} ${value})
    endforeach()
  endforeach()

  set(archive ${folder}/${CMAKE_STATIC_LIBRARY_PREFIX}${name}${CMAKE_STATIC_LIBRARY_SUFFIX})
  file(MAKE_DIRECTORY ${folder})
  # The option's list of files is last, so that nothing is taken for one of them.
  add_custom_command(
    OUTPUT ${folder}/manifest.json ${archive} ${headers}
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
