// norma show center_norm --emit plan
plan.form @center_norm.training(%arg0: !plan.array<f32, ["...", D]> {norm.axes = ["...", "D"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}) -> (!plan.array<f32, ["...", D]> {norm.axes = ["...", "D"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<D, plain>], declaration = "center_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:2 = plan.kernel @y for ["..."] placed {lanes = "D", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", D]>
    %2 = traverse [D] (%1["...", D] : !plan.array<f32, ["...", D]>) accumulate (sum []) placed {order = ["D"]} {
    ^bb0(%arg3: f32):
      plan.yield %arg3 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3 = traverse [] (%2[] : !plan.array<f32, []>) {
    ^bb0(%arg3: f32):
      %5 = plan.extent "D"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = select %7, %cst_0, %6 : f32
      %9 = divf %arg3, %8 : f32
      plan.yield %9 : f32
    } {names = ["m"]} : !plan.array<f32, []>
    %4 = traverse [D] (%arg2[D] : !plan.array<f32, [D]>, %1["...", D] : !plan.array<f32, ["...", D]>, %arg1[D] : !plan.array<f32, [D]>, %3[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: f32, %arg6: f32):
      %5 = plan.extent "D"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %7 = subf %arg4, %arg6 : f32
      %c1_i64 = constant 1 : i64
      %8 = subi %5, %c1_i64 : i64
      %9 = maxsi %c1_i64, %8 : i64
      %10 = sitofp %9 : i64 to f32
      %11 = divf %6, %10 : f32
      %12 = mulf %arg5, %11 : f32
      %13 = mulf %7, %12 : f32
      %14 = addf %arg3, %13 : f32
      plan.yield %14 : f32
    } {names = ["y"]} : !plan.array<f32, [D]>
    return %4, %3 : !plan.array<f32, [D]>, !plan.array<f32, []>
  } {names = ["y", "m"]} : !plan.array<f32, ["...", D]>, !plan.array<f32, ["..."]>
  plan.return %0#0, %0#1 : !plan.array<f32, ["...", D]>, !plan.array<f32, ["..."]>
}
plan.form @center_norm.vjp(%arg0: !plan.array<f32, ["...", D]> {norm.axes = ["...", "D"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", D]> {norm.axes = ["...", "D"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "m", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", D]> {norm.axes = ["...", "D"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [D]> {norm.axes = ["D"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [D]> {norm.axes = ["D"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<D, plain>, #plan.axis<b, block, of = "...">], declaration = "center_norm", form = "vjp", refused = ["separate dbeta, dgamma kernel: 4.00 tensors", "a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum2, which the first traversal completes"]} {
  %0:3 = plan.kernel @dx for ["..."] block ["..." by 64 as b] placed {lanes = "D", tasks = [#plan.block<"..." by 64 as b>]} {
    %2 = hold %arg0 : <f32, ["...", D]>
    %3:3 = traverse [D] (%2["...", D] : !plan.array<f32, ["...", D]>, %arg2[D] : !plan.array<f32, [D]>, %arg1["...", D] : !plan.array<f32, ["...", D]>, %arg3["..."] : !plan.array<f32, ["..."]>) accumulate (sum [], sum [D] across ["..."], sum [D] across ["..."]) placed {order = ["D"]} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32):
      %6 = mulf %arg4, %arg5 : f32
      %7 = subf %arg6, %arg7 : f32
      %8 = mulf %arg4, %7 : f32
      plan.yield %6, %arg4, %8 : f32, f32, f32
    } {names = ["sum2", "dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, [D]>, !plan.array<f32, [D]>
    %4 = traverse [] (%3#0[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32):
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %c1_i64 = constant 1 : i64
      %8 = subi %6, %c1_i64 : i64
      %9 = maxsi %c1_i64, %8 : i64
      %10 = sitofp %9 : i64 to f32
      %11 = divf %7, %10 : f32
      %12 = mulf %11, %arg4 : f32
      %13 = divf %12, %7 : f32
      plan.yield %13 : f32
    } : !plan.array<f32, []>
    %5 = traverse [D] (%2["...", D] : !plan.array<f32, ["...", D]>, %arg2[D] : !plan.array<f32, [D]>, %4[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %c1_i64 = constant 1 : i64
      %8 = subi %6, %c1_i64 : i64
      %9 = maxsi %c1_i64, %8 : i64
      %10 = sitofp %9 : i64 to f32
      %11 = divf %7, %10 : f32
      %12 = mulf %arg4, %arg5 : f32
      %13 = mulf %11, %12 : f32
      %14 = subf %13, %arg6 : f32
      plan.yield %14 : f32
    } {names = ["dx"]} : !plan.array<f32, [D]>
    return %5, %3#1, %3#2 : !plan.array<f32, [D]>, !plan.array<f32, [D]>, !plan.array<f32, [D]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, ["...", D]>, !plan.array<f32, [b, D]>, !plan.array<f32, [b, D]>
  %1:2 = plan.kernel @combine for [D] placed {across, lanes = "D", tasks = [#plan.block<D by 128 as D>]} {
    %2:2 = traverse [b] (%0#1[b, D] : !plan.array<f32, [b, D]>, %0#2[b, D] : !plan.array<f32, [b, D]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg4: f32, %arg5: f32):
      plan.yield %arg4, %arg5 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32):
      %4 = plan.extent "D"
      %5 = sitofp %4 : i64 to f32
      %c1_i64 = constant 1 : i64
      %6 = subi %4, %c1_i64 : i64
      %7 = maxsi %c1_i64, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %9 = divf %5, %8 : f32
      %10 = mulf %9, %arg4 : f32
      plan.yield %10 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [D]>, !plan.array<f32, [D]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, ["...", D]>, !plan.array<f32, [D]>, !plan.array<f32, [D]>
}
