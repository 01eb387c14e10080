// norma show standardization_layer --emit plan
plan.form @standardization_layer.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "standardization_layer", form = "training", refused = ["rows of many areas: 3.00 tensors", "a kernel for each aggregate: 3.00 tensors", "not fused: y needs moments, which the first traversal completes"]} {
  %0:6 = plan.kernel @y for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (moments []) placed {order = ["N", "..."]} {
    ^bb0(%arg5: f32):
      plan.yield %arg5 : f32
    } {names = ["moments"]} : !plan.array<!plan.moments<f32>, []>
    %3:5 = traverse [] (%2[] : !plan.array<!plan.moments<f32>, []>, %arg1[] : !plan.array<f32, []>, %arg3[C] : !plan.array<f32, [C]>, %arg2[] : !plan.array<f32, []>, %arg4[C] : !plan.array<f32, [C]>) {
    ^bb0(%arg5: !plan.moments<f32>, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32):
      %5 = plan.project "mean" of %arg5 : !plan.moments<f32> -> f32
      %cst = constant 1.000000e+00 : f32
      %6 = plan.project "m2" of %arg5 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg5 : !plan.moments<f32> -> f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = mulf %arg6, %arg6 : f32
      %12 = maximumf %10, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst, %13 : f32
      %15 = subf %5, %arg7 : f32
      %16 = mulf %arg8, %15 : f32
      %17 = addf %arg7, %16 : f32
      %18 = subf %10, %arg9 : f32
      %19 = mulf %arg8, %18 : f32
      %20 = addf %arg9, %19 : f32
      plan.yield %5, %14, %10, %17, %20 : f32, f32, f32, f32, f32
    } {names = ["m", "", "v", "state_m", "state_v"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[] : !plan.array<!plan.moments<f32>, []>, %arg1[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: !plan.moments<f32>, %arg7: f32, %arg8: f32, %arg9: f32):
      %5 = subf %arg5, %arg8 : f32
      %6 = plan.project "m2" of %arg6 : !plan.moments<f32> -> f32
      %7 = plan.project "count" of %arg6 : !plan.moments<f32> -> f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = select %8, %cst_0, %7 : f32
      %10 = divf %6, %9 : f32
      %11 = mulf %arg7, %arg7 : f32
      %12 = mulf %5, %arg9 : f32
      plan.yield %12 : f32
    } {names = ["y"]} : !plan.array<f32, [N, "..."]>
    return %4, %3#0, %3#2, %3#3, %3#4, %3#1 : !plan.array<f32, [N, "..."]>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["y", "m", "v", "state_m", "state_v", "r"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %0#1, %0#2, %0#3, %0#4, %0#5 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @standardization_layer.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "saved", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "standardization_layer", form = "vjp", refused = ["rows of many areas: 5.00 tensors", "a kernel for each aggregate: 6.00 tensors", "not fused: dx needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dx for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %1 = hold %arg0 : <f32, [N, C, "..."]>
    %2 = hold %arg1 : <f32, [N, C, "..."]>
    %3:2 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>) accumulate (sum [], sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %6 = subf %arg7, %arg8 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7, %arg6 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4:2 = traverse [] (%arg4[C] : !plan.array<f32, [C]>, %arg2[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %3#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %cst = constant 2.000000e+00 : f32
      %6 = mulf %arg7, %arg7 : f32
      %7 = cmpf ogt, %arg6, %6 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %8 = mulf %arg9, %arg9 : f32
      %9 = mulf %arg9, %8 : f32
      %10 = mulf %cst_0, %9 : f32
      %11 = mulf %arg8, %10 : f32
      %12 = negf %11 : f32
      %13 = cmpf oeq, %arg6, %6 : f32
      %14 = mulf %cst_0, %11 : f32
      %15 = negf %14 : f32
      %cst_1 = constant 0.000000e+00 : f32
      %16 = select %13, %15, %cst_1 : f32
      %17 = select %7, %12, %16 : f32
      %18 = mulf %cst, %17 : f32
      %19 = plan.extent "N"
      %20 = plan.extent "..."
      %21 = muli %19, %20 : i64
      %22 = sitofp %21 : i64 to f32
      %23 = divf %18, %22 : f32
      %24 = mulf %arg9, %arg10 : f32
      %25 = divf %24, %22 : f32
      plan.yield %23, %25 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %5 = traverse [N, "..."] (%1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg5[C] : !plan.array<f32, [C]>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>, %arg4[C] : !plan.array<f32, [C]>, %arg2[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %6 = mulf %arg6, %arg7 : f32
      %7 = subf %arg8, %arg9 : f32
      %8 = mulf %arg11, %arg11 : f32
      %9 = cmpf ogt, %arg10, %8 : f32
      %cst = constant 5.000000e-01 : f32
      %10 = mulf %arg7, %arg7 : f32
      %11 = mulf %arg7, %10 : f32
      %12 = mulf %cst, %11 : f32
      %13 = mulf %arg12, %12 : f32
      %14 = negf %13 : f32
      %15 = cmpf oeq, %arg10, %8 : f32
      %16 = mulf %cst, %13 : f32
      %17 = negf %16 : f32
      %cst_0 = constant 0.000000e+00 : f32
      %18 = select %15, %17, %cst_0 : f32
      %19 = plan.extent "N"
      %20 = plan.extent "..."
      %21 = mulf %7, %arg13 : f32
      %22 = addf %6, %21 : f32
      %23 = subf %22, %arg14 : f32
      plan.yield %23 : f32
    } {names = ["dx"]} : !plan.array<f32, [N, "..."]>
    return %5 : !plan.array<f32, [N, "..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %0 : !plan.array<f32, [N, C, "..."]>
}
plan.form @standardization_layer.inference(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "standardization_layer", form = "inference", refused = []} {
  %0 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg3[C] : !plan.array<f32, [C]>, %arg1[] : !plan.array<f32, []>) {
    ^bb0(%arg4: f32, %arg5: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = mulf %arg5, %arg5 : f32
      %5 = maximumf %arg4, %4 : f32
      %6 = math.sqrt %5 : f32
      %7 = divf %cst, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %arg3[C] : !plan.array<f32, [C]>, %arg1[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32):
      %4 = subf %arg4, %arg5 : f32
      %5 = mulf %arg7, %arg7 : f32
      %6 = maximumf %arg6, %5 : f32
      %7 = mulf %4, %arg8 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %3 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  %1:2 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %2:2 = traverse [C] (%arg2[C] : !plan.array<f32, [C]>, %arg3[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg4: f32, %arg5: f32):
      plan.yield %arg4, %arg5 : f32, f32
    } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
    return %2#0, %2#1 : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0, %1#0, %1#1 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @standardization_layer.inference_vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "standardization_layer", form = "inference_vjp", refused = []} {
  %0 = plan.kernel @dx for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %1 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg1[] : !plan.array<f32, []>) {
    ^bb0(%arg3: f32, %arg4: f32):
      %cst = constant 1.000000e+00 : f32
      %3 = mulf %arg4, %arg4 : f32
      %4 = maximumf %arg3, %3 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      plan.yield %6 : f32
    } : !plan.array<f32, []>
    %2 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %arg1[] : !plan.array<f32, []>, %1[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg3: f32, %arg4: f32, %arg5: f32, %arg6: f32):
      %3 = mulf %arg5, %arg5 : f32
      %4 = maximumf %arg4, %3 : f32
      %5 = mulf %arg3, %arg6 : f32
      plan.yield %5 : f32
    } {names = ["dx"]} : !plan.array<f32, ["..."]>
    return %2 : !plan.array<f32, ["..."]>
  } {names = ["dx"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %0 : !plan.array<f32, [N, C, "..."]>
}
