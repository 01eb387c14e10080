// norma show extended_batch_norm --emit plan
plan.form @extended_batch_norm.training(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg5: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.statistic, norm.storage = f32}, !plan.array<f32, []> {norm.axes = [], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !plan.array<f32, []> {norm.axes = [], norm.name = "state_v", norm.role = "state", norm.storage = f32}, !plan.array<f32, []> {norm.axes = [], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "extended_batch_norm", form = "training", refused = ["rows of many areas: 4.00 tensors in runs of 128 bytes", "not fused: y needs sum2, which other instances complete"]} {
  %0:3 = plan.kernel @sum for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %3 = traverse [N, "..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg7: f32):
      plan.yield %arg7 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %4:2 = traverse [] (%3[] : !plan.array<f32, []>, %arg5[C] : !plan.array<f32, [C]>, %arg4[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %arg7, %10 : f32
      %12 = subf %11, %arg8 : f32
      %13 = mulf %arg9, %12 : f32
      %14 = addf %arg8, %13 : f32
      plan.yield %11, %14 : f32, f32
    } {names = ["m", "state_m"]} : !plan.array<f32, []>, !plan.array<f32, []>
    return %3, %4#0, %4#1 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["sum", "m", "state_m"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  %1:4 = plan.kernel @sum2 for [] placed {lanes = "...", tasks = []} {
    %3 = traverse [N, C, "..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %0#0[C] : !plan.array<f32, [C]>) accumulate (sum []) placed {order = ["N", "C", "..."]} {
    ^bb0(%arg7: f32, %arg8: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %arg8, %10 : f32
      %12 = subf %arg7, %11 : f32
      %13 = mulf %12, %12 : f32
      plan.yield %13 : f32
    } {names = ["sum2"]} : !plan.array<f32, []>
    %4:3 = traverse [] (%3[] : !plan.array<f32, []>, %arg6[] : !plan.array<f32, []>, %arg4[] : !plan.array<f32, []>, %arg3[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "C"
      %7 = muli %5, %6 : i64
      %8 = plan.extent "..."
      %9 = muli %7, %8 : i64
      %10 = sitofp %9 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %11 = cmpf oeq, %10, %cst : f32
      %12 = select %11, %cst_0, %10 : f32
      %13 = divf %arg7, %12 : f32
      %14 = subf %13, %arg8 : f32
      %15 = mulf %arg9, %14 : f32
      %16 = addf %arg8, %15 : f32
      %17 = addf %arg10, %13 : f32
      %18 = math.sqrt %17 : f32
      %19 = divf %cst_0, %18 : f32
      plan.yield %13, %16, %19 : f32, f32, f32
    } {names = ["v", "state_v", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    return %3, %4#0, %4#1, %4#2 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["sum2", "v", "state_v", "r"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  %2 = plan.kernel @y for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %3:2 = traverse [] (%0#0[C] : !plan.array<f32, [C]>, %arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %1#0[] : !plan.array<f32, []>) {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %cst_0 = constant 1.000000e+00 : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %arg7, %10 : f32
      %12 = plan.extent "C"
      %13 = muli %5, %12 : i64
      %14 = muli %13, %6 : i64
      %15 = sitofp %14 : i64 to f32
      %16 = cmpf oeq, %15, %cst : f32
      %17 = select %16, %cst_0, %15 : f32
      %18 = divf %arg10, %17 : f32
      %19 = addf %arg9, %18 : f32
      %20 = math.sqrt %19 : f32
      %21 = divf %cst_0, %20 : f32
      %22 = mulf %arg8, %21 : f32
      plan.yield %11, %22 : f32, f32
    } {names = ["m", ""]} : !plan.array<f32, []>, !plan.array<f32, []>
    %4 = traverse [N, "..."] (%arg2[C] : !plan.array<f32, [C]>, %arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[] : !plan.array<f32, []>, %1#0[] : !plan.array<f32, []>, %3#0[] : !plan.array<f32, []>, %3#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32):
      %5 = plan.extent "N"
      %6 = plan.extent "..."
      %7 = muli %5, %6 : i64
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = subf %arg8, %arg11 : f32
      %10 = plan.extent "C"
      %11 = muli %5, %10 : i64
      %12 = muli %11, %6 : i64
      %13 = sitofp %12 : i64 to f32
      %14 = cmpf oeq, %13, %cst : f32
      %15 = select %14, %cst_0, %13 : f32
      %16 = divf %arg10, %15 : f32
      %17 = addf %arg9, %16 : f32
      %18 = mulf %9, %arg12 : f32
      %19 = addf %arg7, %18 : f32
      plan.yield %19 : f32
    } {names = ["y"]} : !plan.array<f32, [N, "..."]>
    return %4 : !plan.array<f32, [N, "..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  plan.return %2, %0#1, %1#1, %0#2, %1#2, %1#3 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, [C]>, !plan.array<f32, []>, !plan.array<f32, []>
}
plan.form @extended_batch_norm.vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "extended_batch_norm", form = "vjp", refused = ["rows of many areas: 7.00 tensors", "a kernel for each aggregate: 9.00 tensors", "not fused: dx needs dbeta, which the first traversal completes"]} {
  %0 = plan.kernel @sum2 for [] placed {lanes = "...", tasks = []} {
    %2 = traverse [N, C, "..."] (%arg1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>, %arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>) accumulate (sum [N, C]) placed {order = ["N", "C", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %4 = subf %arg5, %arg6 : f32
      %5 = mulf %4, %arg7 : f32
      plan.yield %5 : f32
    } : !plan.array<f32, [N, C]>
    %3 = traverse [N, C] (%arg2[C] : !plan.array<f32, [C]>, %2[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) placed {order = ["N", "C"]} {
    ^bb0(%arg5: f32, %arg6: f32):
      %4 = mulf %arg5, %arg6 : f32
      plan.yield %4 : f32
    } {names = ["sum2"]} : !plan.array<f32, []>
    return %3 : !plan.array<f32, []>
  } {names = ["sum2"]} : !plan.array<f32, []>
  %1:3 = plan.kernel @dx for [C] placed {lanes = "...", tasks = [#plan.block<C by 16 as C>]} {
    %2 = hold %arg0 : <f32, [N, C, "..."]>
    %3 = hold %arg1 : <f32, [N, C, "..."]>
    %4:3 = traverse [N, "..."] (%2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>) accumulate (sum [], sum [], sum []) placed {order = ["N", "..."]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %7 = subf %arg6, %arg7 : f32
      %8 = mulf %arg5, %7 : f32
      plan.yield %arg5, %8, %7 : f32, f32, f32
    } {names = ["dbeta", "sum", "sum3"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %5:3 = traverse [] (%0[] : !plan.array<f32, []>, %arg4[] : !plan.array<f32, []>, %arg2[C] : !plan.array<f32, [C]>, %4#0[] : !plan.array<f32, []>, %4#2[] : !plan.array<f32, []>, %4#1[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32):
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %7 = mulf %arg6, %arg6 : f32
      %8 = mulf %arg6, %7 : f32
      %9 = mulf %cst_0, %8 : f32
      %10 = mulf %arg5, %9 : f32
      %11 = plan.extent "N"
      %12 = plan.extent "C"
      %13 = muli %11, %12 : i64
      %14 = plan.extent "..."
      %15 = muli %13, %14 : i64
      %16 = sitofp %15 : i64 to f32
      %17 = divf %10, %16 : f32
      %18 = mulf %cst, %17 : f32
      %19 = mulf %arg7, %arg8 : f32
      %20 = mulf %arg6, %19 : f32
      %21 = mulf %18, %arg9 : f32
      %22 = subf %20, %21 : f32
      %23 = muli %11, %14 : i64
      %24 = sitofp %23 : i64 to f32
      %25 = divf %22, %24 : f32
      %26 = mulf %arg6, %arg10 : f32
      plan.yield %18, %25, %26 : f32, f32, f32
    } {names = ["", "", "dgamma"]} : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    %6 = traverse [N, "..."] (%arg4[] : !plan.array<f32, []>, %2[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg2[C] : !plan.array<f32, [C]>, %3[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[C] : !plan.array<f32, [C]>, %0[] : !plan.array<f32, []>, %4#0[] : !plan.array<f32, []>, %4#2[] : !plan.array<f32, []>, %5#0[] : !plan.array<f32, []>, %5#1[] : !plan.array<f32, []>) placed {order = ["N", "..."], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32):
      %7 = mulf %arg6, %arg7 : f32
      %8 = mulf %arg5, %7 : f32
      %9 = subf %arg8, %arg9 : f32
      %cst = constant 5.000000e-01 : f32
      %10 = mulf %arg5, %arg5 : f32
      %11 = mulf %arg5, %10 : f32
      %12 = mulf %cst, %11 : f32
      %13 = mulf %arg10, %12 : f32
      %14 = plan.extent "N"
      %15 = plan.extent "C"
      %16 = muli %14, %15 : i64
      %17 = plan.extent "..."
      %18 = muli %16, %17 : i64
      %19 = sitofp %18 : i64 to f32
      %20 = mulf %9, %arg13 : f32
      %21 = subf %8, %20 : f32
      %22 = mulf %arg7, %arg11 : f32
      %23 = mulf %arg5, %22 : f32
      %24 = mulf %arg13, %arg12 : f32
      %25 = muli %14, %17 : i64
      %26 = subf %21, %arg14 : f32
      plan.yield %26 : f32
    } {names = ["dx"]} : !plan.array<f32, [N, "..."]>
    return %4#0, %6, %5#2 : !plan.array<f32, []>, !plan.array<f32, [N, "..."]>, !plan.array<f32, []>
  } {names = ["dbeta", "dx", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>
  plan.return %1#1, %1#2, %1#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
plan.form @extended_batch_norm.inference(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !plan.array<f32, []> {norm.axes = [], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>], declaration = "extended_batch_norm", form = "inference", refused = []} {
  %0 = plan.kernel @y for [N, C] placed {lanes = "...", tasks = [#plan.block<N by 1 as N>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg1[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3 = traverse ["..."] (%arg2[C] : !plan.array<f32, [C]>, %arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[] : !plan.array<f32, []>, %2[] : !plan.array<f32, []>) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = subf %arg7, %arg8 : f32
      %5 = addf %arg9, %arg10 : f32
      %6 = mulf %4, %arg11 : f32
      %7 = addf %arg6, %6 : f32
      plan.yield %7 : f32
    } {names = ["y"]} : !plan.array<f32, ["..."]>
    return %3 : !plan.array<f32, ["..."]>
  } {names = ["y"]} : !plan.array<f32, [N, C, "..."]>
  %1:2 = plan.kernel @m for [] placed {lanes = "C", tasks = []} {
    %2 = traverse [C] (%arg4[C] : !plan.array<f32, [C]>) placed {order = ["C"]} {
    ^bb0(%arg6: f32):
      plan.yield %arg6 : f32
    } {names = ["m"]} : !plan.array<f32, [C]>
    %3 = traverse [] (%arg5[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32):
      plan.yield %arg6 : f32
    } {names = ["v"]} : !plan.array<f32, []>
    return %2, %3 : !plan.array<f32, [C]>, !plan.array<f32, []>
  } {names = ["m", "v"]} : !plan.array<f32, [C]>, !plan.array<f32, []>
  plan.return %0, %1#0, %1#1 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, []>
}
plan.form @extended_batch_norm.inference_vjp(%arg0: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg4: !plan.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %arg5: !plan.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!plan.array<f32, [N, C, "..."]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<"...", pack>, #plan.axis<b, block, of = N>], declaration = "extended_batch_norm", form = "inference_vjp", refused = ["separate dbeta, dgamma kernel: 4.00 tensors", "a kernel for each aggregate: 5.00 tensors"]} {
  %0:3 = plan.kernel @dx for [N, C] block [N by 8 as b] placed {lanes = "...", tasks = [#plan.block<N by 8 as b>, #plan.block<C by 16 as C>]} {
    %2 = traverse [] (%arg2[C] : !plan.array<f32, [C]>, %arg3[] : !plan.array<f32, []>, %arg5[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %cst = constant 1.000000e+00 : f32
      %4 = addf %arg7, %arg8 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<f32, []>
    %3:3 = traverse ["..."] (%arg0[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg3[] : !plan.array<f32, []>, %arg5[] : !plan.array<f32, []>, %arg1[N, C, "..."] : !plan.array<f32, [N, C, "..."]>, %arg4[C] : !plan.array<f32, [C]>, %2[] : !plan.array<f32, []>) accumulate (sum [C] across [N], sum [C] across [N]) placed {order = ["..."], store = "stream"} {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %4 = addf %arg7, %arg8 : f32
      %5 = mulf %arg6, %arg11 : f32
      %6 = subf %arg9, %arg10 : f32
      %7 = mulf %arg6, %6 : f32
      plan.yield %arg6, %7, %5 : f32, f32, f32
    } {names = ["dbeta", "sum", "dx"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>, !plan.array<f32, ["..."]>
    return %3#2, %3#0, %3#1 : !plan.array<f32, ["..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
  } {names = ["dx", "dbeta", "sum"]} : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [b, C]>, !plan.array<f32, [b, C]>
  %1:2 = plan.kernel @combine for [C] placed {across, lanes = "C", tasks = [#plan.block<C by 128 as C>]} {
    %2:2 = traverse [b] (%0#1[b, C] : !plan.array<f32, [b, C]>, %0#2[b, C] : !plan.array<f32, [b, C]>) accumulate (sum [], sum []) in_order placed {order = ["b"]} {
    ^bb0(%arg6: f32, %arg7: f32):
      plan.yield %arg6, %arg7 : f32, f32
    } {names = ["dbeta", "sum"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %3 = traverse [] (%arg3[] : !plan.array<f32, []>, %arg5[] : !plan.array<f32, []>, %2#1[] : !plan.array<f32, []>) {
    ^bb0(%arg6: f32, %arg7: f32, %arg8: f32):
      %4 = addf %arg6, %arg7 : f32
      %cst = constant 1.000000e+00 : f32
      %5 = math.sqrt %4 : f32
      %6 = divf %cst, %5 : f32
      %7 = mulf %6, %arg8 : f32
      plan.yield %7 : f32
    } {names = ["dgamma"]} : !plan.array<f32, []>
    return %2#0, %3 : !plan.array<f32, []>, !plan.array<f32, []>
  } {names = ["dbeta", "dgamma"]} : !plan.array<f32, [C]>, !plan.array<f32, [C]>
  plan.return %0#0, %1#1, %1#0 : !plan.array<f32, [N, C, "..."]>, !plan.array<f32, [C]>, !plan.array<f32, [C]>
}
