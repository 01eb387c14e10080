# norma_tablegen(TARGET SOURCE OUTPUT GENERATOR ...): runs mlir-tblgen on SOURCE once per OUTPUT GENERATOR pair; the outputs
# land beside the same path in the build tree, and TARGET builds them.
function(norma_tablegen target source)
  set(pairs ${ARGN})
  get_filename_component(source_path ${source} ABSOLUTE)
  set(outputs)
  while(pairs)
    list(POP_FRONT pairs output generator)
    string(REPLACE " " ";" generator_arguments ${generator})
    set(output_path ${CMAKE_CURRENT_BINARY_DIR}/${output})
    file(GLOB_RECURSE siblings CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.td)
    add_custom_command(
      OUTPUT ${output_path}
      COMMAND ${MLIR_TABLEGEN_EXE} ${generator_arguments} -I ${MLIR_INCLUDE_DIRS} -I ${PROJECT_SOURCE_DIR} ${source_path} -o ${output_path}
      DEPENDS ${siblings}
      VERBATIM)
    list(APPEND outputs ${output_path})
  endwhile()
  add_custom_target(${target} DEPENDS ${outputs})
endfunction()
