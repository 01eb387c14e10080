// norma show scale_norm --emit plan
plan.form @scale_norm.training(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.name = "gamma", norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "saved", norm.statistic, norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "scale_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:2 = plan.kernel @y for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"]} {
    ^bb0(%arg3: f32):
      %5 = mulf %arg3, %arg3 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3:2 = traverse [] (%arg2[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) {
    ^bb0(%arg3: f32, %arg4: f32):
      %5 = math.sqrt %arg4 : f32
      %6 = maximumf %arg3, %5 : f32
      plan.yield %6, %5 : f32, f32
    } {names = ["", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [C] (%arg1[] : !plan.array<f32, []>, %1["...", C] : !plan.array<f32, ["...", C]>, %3#0[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: f32):
      %5 = divf %arg4, %arg5 : f32
      %6 = mulf %arg3, %5 : f32
      plan.yield %6 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %4, %3#1 : !plan.array<f32, [C]>, !plan.array<f32, []>
  } {names = ["y", "q"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>
  plan.return %0#0, %0#1 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>
}
plan.form @scale_norm.vjp(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.name = "gamma", norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, []> {norm.axes = [], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "scale_norm", form = "vjp", refused = ["a kernel for each aggregate: 7.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dgamma for [] placed {lanes = "C", tasks = []} {
    %2 = traverse ["...", C] (%arg0["...", C] : !plan.array<f32, ["...", C]>, %arg1["...", C] : !plan.array<f32, ["...", C]>, %arg3[] : !plan.array<f32, []>, %arg4["..."] : !plan.array<f32, ["..."]>) accumulate (sum []) placed {order = ["...", "C"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %3 = maximumf %arg7, %arg8 : f32
      %4 = divf %arg6, %3 : f32
      %5 = mulf %arg5, %4 : f32
      plan.yield %5 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2 : !plan.array<f32, []>
  } {names = ["dgamma"]} : !plan.array<f32, []>
  %1 = plan.kernel @dx for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %2 = hold %arg0 : <f32, ["...", C]>
    %3 = hold %arg1 : <f32, ["...", C]>
    %4 = traverse [C] (%2["...", C] : !plan.array<f32, ["...", C]>, %3["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      %7 = mulf %arg5, %arg6 : f32
      plan.yield %7 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %5:2 = traverse [] (%arg2[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>, %arg4["..."] : !plan.array<f32, ["..."]>, %4[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %7 = maximumf %arg6, %arg7 : f32
      %8 = divf %cst, %7 : f32
      %9 = mulf %arg5, %8 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %10 = cmpf ogt, %arg7, %cst_0 : f32
      %11 = cmpf ogt, %arg7, %arg6 : f32
      %12 = mulf %arg5, %arg8 : f32
      %13 = mulf %8, %12 : f32
      %14 = divf %13, %7 : f32
      %15 = negf %14 : f32
      %16 = cmpf oeq, %arg6, %arg7 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %17 = mulf %cst_1, %14 : f32
      %18 = negf %17 : f32
      %19 = select %16, %18, %cst_0 : f32
      %20 = select %11, %15, %19 : f32
      %21 = divf %20, %arg7 : f32
      %22 = select %10, %21, %cst_0 : f32
      plan.yield %9, %22 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [C] (%2["...", C] : !plan.array<f32, ["...", C]>, %arg2[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>, %arg4["..."] : !plan.array<f32, ["..."]>, %3["...", C] : !plan.array<f32, ["...", C]>, %4[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %cst = constant 1.000000e+00 : f32
      %7 = maximumf %arg7, %arg8 : f32
      %8 = divf %cst, %7 : f32
      %9 = mulf %arg5, %arg11 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %10 = cmpf ogt, %arg8, %arg7 : f32
      %11 = mulf %arg6, %arg10 : f32
      %12 = mulf %8, %11 : f32
      %13 = divf %12, %7 : f32
      %14 = negf %13 : f32
      %15 = cmpf oeq, %arg7, %arg8 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %16 = mulf %cst_1, %13 : f32
      %17 = negf %16 : f32
      %18 = select %15, %17, %cst_0 : f32
      %19 = select %10, %14, %18 : f32
      %20 = mulf %arg9, %arg12 : f32
      %21 = addf %9, %20 : f32
      plan.yield %21 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %6 : !plan.array<f32, [C]>
  } {names = ["dx"]} : !plan.array<f32, ["...", C]>
  plan.return %1, %0 : !plan.array<f32, ["...", C]>, !plan.array<f32, []>
}
