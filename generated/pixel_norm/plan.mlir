// norma show pixel_norm --emit plan
plan.form @pixel_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-08 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "pixel_norm", form = "training", refused = ["areas one by one: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:3 = plan.kernel @y for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg2: f32):
      %5 = mulf %arg2, %arg2 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, ["..."]>
    %3:2 = traverse ["..."] (%arg1[] : !plan.array<f32, []>, %2["..."] : !plan.array<f32, ["..."]>) placed {order = ["..."]} {
    ^bb0(%arg2: f32, %arg3: f32):
      %cst = constant 1.000000e+00 : f32
      %5 = plan.extent "C"
      %6 = sitofp %5 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst_0 : f32
      %8 = select %7, %cst, %6 : f32
      %9 = divf %arg3, %8 : f32
      %10 = addf %arg2, %9 : f32
      %11 = math.sqrt %10 : f32
      %12 = divf %cst, %11 : f32
      plan.yield %12, %9 : f32, f32
    } {names = ["", "q"]} : !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
    %4 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3#0["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg2: f32, %arg3: f32):
      %5 = plan.extent "C"
      %6 = sitofp %5 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %7 = cmpf oeq, %6, %cst : f32
      %8 = mulf %arg2, %arg3 : f32
      plan.yield %8 : f32
    } {names = ["y"]} : !plan.array<f32, [C, "..."]>
    return %4, %3#1, %3#0 : !plan.array<f32, [C, "..."]>, !plan.array<f32, ["..."]>, !plan.array<f32, ["..."]>
  } {names = ["y", "q", "r"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
  plan.return %0#0, %0#1, %0#2 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [N, "..."]>, !plan.array<f32, [N, "..."]>
}
plan.form @pixel_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [N, "..."]> {norm.axes = ["N", "..."], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "pixel_norm", form = "vjp", refused = ["areas one by one: 5.00 tensors", "a kernel for each aggregate: 5.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for [N] placed {lanes = "...", tasks = [#plan.block<N by 16 as N>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = hold %arg1 : <f32, [N, C, "..."]>
    %3 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum ["..."]) placed {order = ["C", "..."]} {
    ^bb0(%arg3: f32, %arg4: f32):
      %6 = mulf %arg3, %arg4 : f32
      plan.yield %6 : f32
    } {names = ["sum"]} : !plan.array<f32, ["..."]>
    %4 = traverse ["..."] (%3["..."] : !plan.array<f32, ["..."]>, %arg2[N, "..."] : !plan.array<f32, [N, "..."]>) placed {order = ["..."]} {
    ^bb0(%arg3: f32, %arg4: f32):
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %6 = mulf %arg4, %arg4 : f32
      %7 = mulf %arg4, %6 : f32
      %8 = mulf %cst_0, %7 : f32
      %9 = mulf %arg3, %8 : f32
      %10 = plan.extent "C"
      %11 = sitofp %10 : i64 to f32
      %12 = divf %9, %11 : f32
      %13 = mulf %cst, %12 : f32
      plan.yield %13 : f32
    } : !plan.array<f32, ["..."]>
    %5 = traverse [C, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[N, "..."] : !plan.array<f32, [N, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3["..."] : !plan.array<f32, ["..."]>, %4["..."] : !plan.array<f32, ["..."]>) placed {order = ["C", "..."], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32):
      %6 = mulf %arg3, %arg4 : f32
      %cst = constant 5.000000e-01 : f32
      %7 = mulf %arg4, %arg4 : f32
      %8 = mulf %arg4, %7 : f32
      %9 = mulf %cst, %8 : f32
      %10 = mulf %arg6, %9 : f32
      %11 = plan.extent "C"
      %12 = sitofp %11 : i64 to f32
      %13 = mulf %arg5, %arg7 : f32
      %14 = subf %6, %13 : f32
      plan.yield %14 : f32
    } {names = ["dx"]} : !plan.array<f32, [C, "..."]>
    return %5 : !plan.array<f32, [C, "..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %0 : !plan.array<f32, [N, C, "..."]>
}
