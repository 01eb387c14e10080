// norma show simple_rms_norm --emit plan
plan.form @simple_rms_norm.training(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999998E-13 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "saved", norm.statistic, norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "simple_rms_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: y needs sum, which the first traversal completes"]} {
  %0:2 = plan.kernel @y for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"]} {
    ^bb0(%arg2: f32):
      %5 = mulf %arg2, %arg2 : f32
      plan.yield %5 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %3:2 = traverse [] (%arg1[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) {
    ^bb0(%arg2: f32, %arg3: f32):
      %5 = math.sqrt %arg3 : f32
      %6 = maximumf %arg2, %5 : f32
      plan.yield %6, %5 : f32, f32
    } {names = ["", "q"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %3#0[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg2: f32, %arg3: f32):
      %5 = divf %arg2, %arg3 : f32
      %6 = plan.extent "C"
      %7 = sitofp %6 : i64 to f32
      %8 = math.sqrt %7 : f32
      %9 = mulf %5, %8 : f32
      plan.yield %9 : f32
    } {names = ["y"]} : !plan.array<f32, [C]>
    return %4, %3#1 : !plan.array<f32, [C]>, !plan.array<f32, []>
  } {names = ["y", "q"]} : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>
  plan.return %0#0, %0#1 : !plan.array<f32, ["...", C]>, !plan.array<f32, ["..."]>
}
plan.form @simple_rms_norm.vjp(%arg0: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999998E-13 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg3: !plan.array<f32, ["..."]> {norm.axes = ["..."], norm.name = "q", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, ["...", C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<"...", pack>, #plan.axis<C, plain>], declaration = "simple_rms_norm", form = "vjp", refused = ["a kernel for each aggregate: 5.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for ["..."] placed {lanes = "C", tasks = [#plan.block<"..." by 16 as "...">]} {
    %1 = hold %arg0 : <f32, ["...", C]>
    %2 = hold %arg1 : <f32, ["...", C]>
    %3 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %2["...", C] : !plan.array<f32, ["...", C]>) accumulate (sum []) placed {order = ["C"]} {
    ^bb0(%arg4: f32, %arg5: f32):
      %6 = mulf %arg4, %arg5 : f32
      plan.yield %6 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %4:2 = traverse [] (%arg2[] : !plan.array<f32, []>, %arg3["..."] : !plan.array<f32, ["..."]>, %3[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %6 = plan.extent "C"
      %7 = sitofp %6 : i64 to f32
      %8 = math.sqrt %7 : f32
      %cst = constant 1.000000e+00 : f32
      %9 = maximumf %arg4, %arg5 : f32
      %10 = divf %cst, %9 : f32
      %11 = mulf %8, %10 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %12 = cmpf ogt, %arg5, %cst_0 : f32
      %13 = cmpf ogt, %arg5, %arg4 : f32
      %14 = mulf %8, %arg6 : f32
      %15 = mulf %10, %14 : f32
      %16 = divf %15, %9 : f32
      %17 = negf %16 : f32
      %18 = cmpf oeq, %arg4, %arg5 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %19 = mulf %cst_1, %16 : f32
      %20 = negf %19 : f32
      %21 = select %18, %20, %cst_0 : f32
      %22 = select %13, %17, %21 : f32
      %23 = divf %22, %arg5 : f32
      %24 = select %12, %23, %cst_0 : f32
      plan.yield %11, %24 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [C] (%1["...", C] : !plan.array<f32, ["...", C]>, %arg2[] : !plan.array<f32, []>, %arg3["..."] : !plan.array<f32, ["..."]>, %2["...", C] : !plan.array<f32, ["...", C]>, %3[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["C"], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %6 = plan.extent "C"
      %7 = sitofp %6 : i64 to f32
      %8 = math.sqrt %7 : f32
      %cst = constant 1.000000e+00 : f32
      %9 = maximumf %arg5, %arg6 : f32
      %10 = divf %cst, %9 : f32
      %11 = mulf %arg4, %arg9 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %12 = cmpf ogt, %arg6, %arg5 : f32
      %13 = mulf %8, %arg8 : f32
      %14 = mulf %10, %13 : f32
      %15 = divf %14, %9 : f32
      %16 = negf %15 : f32
      %17 = cmpf oeq, %arg5, %arg6 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %18 = mulf %cst_1, %15 : f32
      %19 = negf %18 : f32
      %20 = select %17, %19, %cst_0 : f32
      %21 = select %12, %16, %20 : f32
      %22 = mulf %arg7, %arg10 : f32
      %23 = addf %11, %22 : f32
      plan.yield %23 : f32
    } {names = ["dx"]} : !plan.array<f32, [C]>
    return %5 : !plan.array<f32, [C]>
  } {names = ["dx"]} : !plan.array<f32, ["...", C]>
  plan.return %0 : !plan.array<f32, ["...", C]>
}
