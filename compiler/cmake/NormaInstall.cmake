# What `cmake --install` puts where, and what find_package(Norma) needs of it. The tree may be moved afterwards.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(NORMA_INSTALL_CMAKE ${CMAKE_INSTALL_LIBDIR}/cmake/Norma)
set(NORMA_INSTALL_DSL ${CMAKE_INSTALL_INCLUDEDIR}/norma-dsl)
set(NORMA_INSTALL_OPENMP ${CMAKE_INSTALL_DATADIR}/norma/openmp)

# The runtime.
set_target_properties(norma_runtime PROPERTIES EXPORT_NAME runtime)
install(TARGETS norma_runtime EXPORT NormaTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/core/include/norma DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# The CUDA adapter, which needs neither toolkit nor driver to link.
set_target_properties(norma_cuda PROPERTIES EXPORT_NAME cuda)
install(TARGETS norma_cuda EXPORT NormaTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/cuda/include/norma DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# The OpenMP adapter, as source: an application has one OpenMP, that of its own compiler.
install(FILES ${PROJECT_SOURCE_DIR}/runtime/openmp/include/norma/openmp.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/norma)
install(FILES ${PROJECT_SOURCE_DIR}/runtime/openmp/parallel_for.cpp DESTINATION ${NORMA_INSTALL_OPENMP})

# Headers for declarations that are C++ literals: what dsl/literal.h includes.
add_library(norma_dsl_headers INTERFACE)
set_target_properties(norma_dsl_headers PROPERTIES EXPORT_NAME dsl)
target_compile_features(norma_dsl_headers INTERFACE cxx_std_20)
target_include_directories(norma_dsl_headers INTERFACE $<INSTALL_INTERFACE:${NORMA_INSTALL_DSL}>)
install(TARGETS norma_dsl_headers EXPORT NormaTargets)
install(FILES ${PROJECT_SOURCE_DIR}/dsl/check.h ${PROJECT_SOURCE_DIR}/dsl/diagnostic.h
  ${PROJECT_SOURCE_DIR}/dsl/literal.h ${PROJECT_SOURCE_DIR}/dsl/near_miss.h DESTINATION ${NORMA_INSTALL_DSL}/dsl)
foreach(folder check literal prelude syntax)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/dsl/${folder} DESTINATION ${NORMA_INSTALL_DSL}/dsl
    FILES_MATCHING PATTERN "*.h" PATTERN program.h EXCLUDE PATTERN prelude.h EXCLUDE)
endforeach()

# The command and what it brings.
if(TARGET norma)
  set_target_properties(norma PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
  install(TARGETS norma EXPORT NormaTargets RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/NormaAddLibrary.cmake ${CMAKE_CURRENT_LIST_DIR}/NormaArchive.cmake
    DESTINATION ${NORMA_INSTALL_CMAKE})
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/dsl/catalogue DESTINATION ${CMAKE_INSTALL_DATADIR}/norma
  FILES_MATCHING PATTERN "*.norm")
install(FILES ${PROJECT_SOURCE_DIR}/dsl/language_reference.md ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT NormaTargets NAMESPACE Norma:: DESTINATION ${NORMA_INSTALL_CMAKE})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/NormaConfig.cmake.in ${PROJECT_BINARY_DIR}/NormaConfig.cmake
  INSTALL_DESTINATION ${NORMA_INSTALL_CMAKE} PATH_VARS CMAKE_INSTALL_INCLUDEDIR NORMA_INSTALL_OPENMP)
# Before version 1, a minor version may change what was promised.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/NormaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/NormaConfig.cmake ${PROJECT_BINARY_DIR}/NormaConfigVersion.cmake
  DESTINATION ${NORMA_INSTALL_CMAKE})
