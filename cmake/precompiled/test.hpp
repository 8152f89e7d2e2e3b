#pragma once

#include "core.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
