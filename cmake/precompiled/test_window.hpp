#pragma once

#include "test.hpp"
#include "window.hpp"
