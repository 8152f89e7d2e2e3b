#pragma once

#include "core.hpp"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QString>
#include <QTimer>
#include <QWidget>
