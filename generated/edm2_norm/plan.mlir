// norma show edm2_norm --emit plan
plan.form @edm2_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-04 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "q", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "edm2_norm", form = "training", refused = ["areas one by one: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg2: f32):
      %5 = mulf %arg2, %arg2 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, ["..."]>
    %3:2 = traverse ["..."] (%arg1[] : !plan.array<f32, []>, %2["..."] : !plan.array<f32, ["..."]>) placed {order = ["..."]} {
    ^bb0(%arg2: f32, %arg3: f32):
      %5 = math.sqrt %arg3 : f32
      %6 = plan.extent "C"
      %7 = sitofp %6 : i64 to f32
      %8 = math.sqrt %7 : f32
      %9 = divf %5, %8 : f32
      %10 = addf %arg2, %9 : f32
      plan.yield %10, %5 : f32, f32
    } {names = ["", "q"]} : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %4 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3#0["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg2: f32, %arg3: f32):
      %5 = plan.extent "C"
      %6 = divf %arg2, %arg3 : f32
      plan.yield %6 : f32
    } {names = ["y"]} : !plan.array<f32, [C, "..."]>
    return %4, %3#1, %3#0 : !plan.array<f32, [C, "..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  } {names = ["y", "q", "saved_0"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
}
plan.form @edm2_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "q", norm.role = "saved", norm.storage = f32}, %arg3: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "saved_0", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "edm2_norm", form = "vjp", refused = ["areas one by one: 5.00 tensors", "a kernel for each aggregate: 5.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = hold %arg1 : <f32, [N, C, "..."]>
    %3 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg4: f32, %arg5: f32):
      %6 = mulf %arg4, %arg5 : f32
      plan.yield %6 : f32
    } {names = ["sum"]} : !plan.array<f32, ["..."]>
    %4:2 = traverse ["..."] (%arg3[N, "..."] : !plan.array<f32, [N, "..."]>, %arg2[N, "..."] : !plan.array<f32, [N, "..."]>, %3["..."] : !plan.array<f32, ["..."]>) placed {order = ["..."]} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = divf %cst, %arg4 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = cmpf ogt, %arg5, %cst_0 : f32
      %8 = mulf %6, %arg6 : f32
      %9 = divf %8, %arg4 : f32
      %10 = plan.extent "C"
      %11 = sitofp %10 : i64 to f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      %14 = mulf %9, %13 : f32
      %15 = divf %14, %arg5 : f32
      %16 = negf %15 : f32
      %17 = select %7, %16, %cst_0 : f32
      plan.yield %6, %17 : f32, f32
    } : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %5 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[N, "..."] : !plan.array<f32, [N, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[N, "..."] : !plan.array<f32, [N, "..."]>, %3["..."] : !plan.array<f32, ["..."]>, %4#0["..."] : !plan.array<f32, ["..."]>, %4#1["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = mulf %arg4, %arg9 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = mulf %arg9, %arg8 : f32
      %8 = divf %7, %arg5 : f32
      %9 = plan.extent "C"
      %10 = sitofp %9 : i64 to f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst, %11 : f32
      %13 = mulf %8, %12 : f32
      %14 = divf %13, %arg7 : f32
      %15 = mulf %arg6, %arg10 : f32
      %16 = addf %6, %15 : f32
      plan.yield %16 : f32
    } {names = ["dx"]} : !plan.array<f32, [C, "..."]>
    return %5 : !plan.array<f32, [C, "..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %0 : !plan.array<f32, [N, C, "..."]>
}
