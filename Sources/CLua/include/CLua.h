#ifndef DATELINE_CLUA_H
#define DATELINE_CLUA_H
#endif
