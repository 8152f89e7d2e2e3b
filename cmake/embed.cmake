# cmake -DINPUT= -DOUTPUT= -DNAMESPACE= -DSYMBOL= -P embed.cmake: a text file as a string_view.
file(READ "${INPUT}" content)
file(WRITE "${OUTPUT}" "#include <string_view>\nnamespace ${NAMESPACE} {\nextern const std::string_view ${SYMBOL};\nconst std::string_view ${SYMBOL} = R\"EMBEDDED(${content})EMBEDDED\";\n}\n")
