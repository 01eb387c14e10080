//===- all_rewrites.cpp - the table of the rewrites --------------------------===//

#include "compiler/plan/rewrites/rewrites.h"

namespace norma::compiler::plan {

static const NamedRewrite rewrites[] = {
    {"plan-hoist-scalars", "what is the same for all elements of an instance is computed once", hoist_scalars},
    {"plan-fuse-kernels", "one kernel instead of two with the same instances", fuse_kernels},
    {"plan-fuse-traversals", "one walk over a space instead of two", fuse_traversals},
    {"plan-share-traversals", "what is computed twice is computed once", share_traversals},
    {"plan-ride-along", "sums across instances join the walk that has the data", ride_along},
    {"plan-walk-inner-instances", "instances that lie inside an area in memory are walked", walk_inner_instances},
    {"plan-cut-columns", "a kernel of columns becomes kernels of rows", cut_columns},
    {"plan-nest-sums", "sums down contiguous columns first, then over them", nest_sums},
    {"plan-spread-reads", "reads for some factors of an axis are written out for all", spread_reads},
    {"plan-hold", "arrays that several walks of an instance read stay near", hold},
};

llvm::ArrayRef<NamedRewrite> all_rewrites() { return rewrites; }

} // namespace norma::compiler::plan
