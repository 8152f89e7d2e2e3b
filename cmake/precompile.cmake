# Headers that most files include are compiled once for all of them. Each file still includes what it uses:
# -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without. What few files need stays out, as every file loads all of it: <nlohmann/json.hpp>
# alone took longer to load everywhere than to compile where it is used.

# sceau_precompiled(NAME HEADER LIBRARY...): HEADER of cmake/precompiled/, compiled with the flags that the libraries' users have.
function(sceau_precompiled name header)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/precompiled_${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(sceau_precompiled_${name} OBJECT ${source})
  target_link_libraries(sceau_precompiled_${name} PRIVATE ${ARGN})
  target_precompile_headers(sceau_precompiled_${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled/${header}.hpp)
endfunction()

# Which headers the files of a room get: "core"; "qt", the same above a room that needs Qt, whose code is position-independent; "window".
function(sceau_kind_of_room kind libraries rooms)
  set(found core)
  foreach(room IN LISTS rooms)
    if(TARGET sceau_${room})
      get_target_property(below sceau_${room} SCEAU_KIND)
      if(NOT below STREQUAL "core")
        set(found qt)
      endif()
    endif()
  endforeach()
  if("${libraries}" MATCHES "Qt6::Widgets")
    set(found window)
  elseif("${libraries}" MATCHES "Qt6::")
    set(found qt)
  endif()
  set(${kind} ${found} PARENT_SCOPE)
endfunction()

# Headers that only one target uses are compiled for it alone.
function(sceau_precompile target kind)
  if(TARGET sceau_precompiled_${kind})
    target_precompile_headers(${target} REUSE_FROM sceau_precompiled_${kind})
  else()
    target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled/${kind}.hpp)
  endif()
endfunction()
