// norma show mean_only_batch_norm --emit plan
plan.form @mean_only_batch_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "mean_only_batch_norm", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg4: f32):
      plan.yield %arg4 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3:2 = traverse [] (%2[] : !plan.array<f32, []>, %arg3[C] : !plan.array<f32, [C]>, %arg2[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %cst_0 = constant 1.000000e+00 : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %arg4, %10 : f32
      %12 = subf %11, %arg5 : f32
      %13 = mulf %arg6, %12 : f32
      %14 = addf %arg5, %13 : f32
      plan.yield %11, %14 : f32, f32
    } {names = ["m", "state_m"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [N, "..."] (%arg1[C] : !plan.array<f32, [C]>, %1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3#0[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %9 = subf %arg5, %arg6 : f32
      %10 = addf %arg4, %9 : f32
      plan.yield %10 : f32
    } {names = ["y"]} : !plan.array<f32, [N, "..."]>
    return %4, %3#0, %3#1 : !plan.array<f32, [N, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "state_m"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @mean_only_batch_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "mean_only_batch_norm", form = "vjp", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: dx needs dbeta, which the first traversal completes"]} {
  %0:2 = plan.kernel @dx for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg1: f32):
      plan.yield %arg1 : f32
    } {names = ["dbeta"]} : !plan.array<f32, []>
    %3 = traverse [] (%2[] : !plan.array<f32, []>) {
    ^bb0(%arg1: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %9 = divf %arg1, %8 : f32
      plan.yield %9 : f32
    } : !plan.array<f32, []>
    %4 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg1: f32, %arg2: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = subf %arg1, %arg2 : f32
      plan.yield %7 : f32
    } {names = ["dx"]} : !plan.array<f32, [N, "..."]>
    return %2, %4 : !plan.array<f32, []>, !plan.array<f32, [N, "..."]>
  } {names = ["dbeta", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [N, C, "..."]>
  plan.return %0#1, %0#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>
}
plan.form @mean_only_batch_norm.inference(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "mean_only_batch_norm", form = "inference", refused = []} {
  %0 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %2 = traverse ["..."] (%arg1[C] : !plan.array<f32, [C]>, %arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: f32):
      %3 = subf %arg4, %arg5 : f32
      %4 = addf %arg3, %3 : f32
      plan.yield %4 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %2 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  %1 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %2 = traverse [C] (%arg2[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg3: f32):
      plan.yield %arg3 : f32
    } {names = ["m"]} : !plan.array<f32, [C]>
    return %2 : !plan.array<f32, [C]>
  } {names = ["m"]} : !plan.array<f32, [C]>
  plan.return %0, %1 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>
}
plan.form @mean_only_batch_norm.inference_vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "mean_only_batch_norm", form = "inference_vjp", refused = ["separate dbeta kernel: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors"]} {
  %0:2 = plan.kernel @dx for [N, C] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<C by 16 as C>]} {
    %2:2 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum [C] across [N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg1: f32):
      plan.yield %arg1, %arg1 : f32, f32
    } {names = ["dbeta", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %2#1, %2#0 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, C]>
  %1 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>) accumulate (sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg1: f32):
      plan.yield %arg1 : f32
    } {names = ["dbeta"]} : !plan.array<f32, []>
    return %2 : !plan.array<f32, []>
  } {names = ["dbeta"]} : !plan.array<f32, [C]>
  plan.return %0#0, %1 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>
}
