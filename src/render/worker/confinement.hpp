#pragma once

namespace sceau::render {

/// Takes from this process what reading a PDF does not need: descriptors of the parent, memory beyond a gigabyte, files to write,
/// network, other programs. What the kernel does not offer is left out.
void confine();

/// From now on, `seconds` of processor time until this process is ended.
void allowSeconds(unsigned seconds);

} // namespace sceau::render
