// norma show qk_norm --emit plan
plan.form @qk_norm.training(%arg0: !plan.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "q", norm.role = "input", norm.storage = f32}, %arg1: !plan.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "k", norm.role = "input", norm.storage = f32}, %arg2: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "q_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg3: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "k_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg4: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!plan.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "qn", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "kn", norm.role = "output", norm.storage = f32}, !plan.array<f32, [N, T, H]> {norm.axes = ["N", "T", "H"], norm.name = "r", norm.role = "saved", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<T, plain>, #plan.axis<H, plain>, #plan.axis<D, plain>, #plan.axis<S, plain>, #plan.axis<J, plain>], declaration = "qk_norm", form = "training", refused = ["a kernel for each aggregate: 3.00 tensors", "not fused: kn needs sum2, which the first traversal completes", "not fused: qn needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @kn for [N, S, J] placed {lanes = "D", tasks = [#plan.block<N by 1 as N>, #plan.block<S by 1 as S>, #plan.block<J by 16 as J>]} {
    %2 = hold %arg1 : <f32, [N, D, S, J]>
    %3 = traverse [D] (%2[N, D, S, J] : !plan.array<f32, [N, D, S, J]>) accumulate (sum []) placed {order = ["D"]} {
    ^bb0(%arg5: f32):
      %6 = mulf %arg5, %arg5 : f32
      plan.yield %6 : f32
    } {names = ["sum2"]} : !plan.array<f32, []>
    %4 = traverse [] (%arg4[] : !plan.array<f32, []>, %3[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %arg6, %9 : f32
      %11 = addf %arg5, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      plan.yield %13 : f32
    } : !plan.array<f32, []>
    %5 = traverse [D] (%arg3[D] : !plan.array<f32, [D]>, %2[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %4[] : !plan.array<f32, []>) placed {order = ["D"]} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = mulf %arg6, %arg7 : f32
      %10 = mulf %arg5, %9 : f32
      plan.yield %10 : f32
    } {names = ["kn"]} : !plan.array<f32, [D]>
    return %5 : !plan.array<f32, [D]>
  } {names = ["kn"]} : !plan.array<f32, [N, D, S, J]>
  %1:2 = plan.kernel @qn for [N, T, H] placed {lanes = "D", tasks = [#plan.block<N by 1 as N>, #plan.block<T by 1 as T>, #plan.block<H by 16 as H>]} {
    %2 = hold %arg0 : <f32, [N, T, H, D]>
    %3 = traverse [D] (%2[N, T, H, D] : !plan.array<f32, [N, T, H, D]>) accumulate (sum []) placed {order = ["D"]} {
    ^bb0(%arg5: f32):
      %6 = mulf %arg5, %arg5 : f32
      plan.yield %6 : f32
    } {names = ["sum"]} : !plan.array<f32, []>
    %4 = traverse [] (%arg4[] : !plan.array<f32, []>, %3[] : !plan.array<f32, []>) {
    ^bb0(%arg5: f32, %arg6: f32):
      %cst = constant 1.000000e+00 : f32
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst_0 : f32
      %9 = select %8, %cst, %7 : f32
      %10 = divf %arg6, %9 : f32
      %11 = addf %arg5, %10 : f32
      %12 = math.sqrt %11 : f32
      %13 = divf %cst, %12 : f32
      plan.yield %13 : f32
    } : !plan.array<f32, []>
    %5 = traverse [D] (%arg2[D] : !plan.array<f32, [D]>, %2[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %4[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg5: f32, %arg6: f32, %arg7: f32):
      %6 = plan.extent "D"
      %7 = sitofp %6 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %8 = cmpf oeq, %7, %cst : f32
      %9 = mulf %arg6, %arg7 : f32
      %10 = mulf %arg5, %9 : f32
      plan.yield %10 : f32
    } {names = ["qn"]} : !plan.array<f32, [D]>
    return %5, %4 : !plan.array<f32, [D]>, !plan.array<f32, []>
  } {names = ["qn", "r"]} : !plan.array<f32, [N, T, H, D]>, !plan.array<f32, [N, T, H]>
  plan.return %1#0, %0, %1#1 : !plan.array<f32, [N, T, H, D]>, !plan.array<f32, [N, D, S, J]>, !plan.array<f32, [N, T, H]>
}
plan.form @qk_norm.vjp(%arg0: !plan.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "dqn", norm.role = "cotangent", norm.storage = f32}, %arg1: !plan.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "dkn", norm.role = "cotangent", norm.storage = f32}, %arg2: !plan.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "q", norm.role = "input", norm.storage = f32}, %arg3: !plan.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "k", norm.role = "input", norm.storage = f32}, %arg4: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "q_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg5: !plan.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "k_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %arg6: !plan.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %arg7: !plan.array<f32, [N, T, H]> {norm.axes = ["N", "T", "H"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!plan.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "dq", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "dk", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [D]> {norm.axes = ["D"], norm.name = "dq_gamma", norm.role = "gradient", norm.storage = f32}, !plan.array<f32, [D]> {norm.axes = ["D"], norm.name = "dk_gamma", norm.role = "gradient", norm.storage = f32}) attributes {areas_of_two = [], axes = [#plan.axis<N, plain>, #plan.axis<T, plain>, #plan.axis<H, plain>, #plan.axis<D, plain>, #plan.axis<S, plain>, #plan.axis<J, plain>, #plan.axis<b, block, of = N>, #plan.axis<b2, block, of = T>, #plan.axis<b3, block, of = H>, #plan.axis<b4, block, of = N>, #plan.axis<b5, block, of = S>, #plan.axis<b6, block, of = J>], declaration = "qk_norm", form = "vjp", refused = ["areas one by one: 5.00 tensors in runs of 128 bytes", "separate dq_gamma, dk_gamma kernel: 5.00 tensors in runs of 128 bytes", "a kernel for each aggregate: 7.00 tensors", "not fused: dq needs sum3, which the first traversal completes", "not fused: dk needs sum, which the first traversal completes"]} {
  %0 = plan.kernel @dq for [N, T, H] placed {lanes = "D", tasks = [#plan.block<N by 1 as N>, #plan.block<T by 1 as T>, #plan.block<H by 16 as H>]} {
    %6 = hold %arg2 : <f32, [N, T, H, D]>
    %7 = hold %arg0 : <f32, [N, T, H, D]>
    %8 = traverse [D] (%6[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %7[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %arg4[D] : !plan.array<f32, [D]>) accumulate (sum []) placed {order = ["D"]} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32):
      %11 = mulf %arg9, %arg10 : f32
      %12 = mulf %arg8, %11 : f32
      plan.yield %12 : f32
    } {names = ["sum3"]} : !plan.array<f32, []>
    %9 = traverse [] (%8[] : !plan.array<f32, []>, %arg7[N, T, H] : !plan.array<f32, [N, T, H]>) {
    ^bb0(%arg8: f32, %arg9: f32):
      %cst = constant 2.000000e+00 : f32
      %cst_0 = constant 5.000000e-01 : f32
      %11 = mulf %arg9, %arg9 : f32
      %12 = mulf %arg9, %11 : f32
      %13 = mulf %cst_0, %12 : f32
      %14 = mulf %arg8, %13 : f32
      %15 = plan.extent "D"
      %16 = sitofp %15 : i64 to f32
      %17 = divf %14, %16 : f32
      %18 = mulf %cst, %17 : f32
      plan.yield %18 : f32
    } : !plan.array<f32, []>
    %10 = traverse [D] (%arg7[N, T, H] : !plan.array<f32, [N, T, H]>, %7[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %arg4[D] : !plan.array<f32, [D]>, %6[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %8[] : !plan.array<f32, []>, %9[] : !plan.array<f32, []>) placed {order = ["D"], store = "stream"} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32):
      %11 = mulf %arg9, %arg10 : f32
      %12 = mulf %arg8, %11 : f32
      %cst = constant 5.000000e-01 : f32
      %13 = mulf %arg8, %arg8 : f32
      %14 = mulf %arg8, %13 : f32
      %15 = mulf %cst, %14 : f32
      %16 = mulf %arg12, %15 : f32
      %17 = plan.extent "D"
      %18 = sitofp %17 : i64 to f32
      %19 = mulf %arg11, %arg13 : f32
      %20 = subf %12, %19 : f32
      plan.yield %20 : f32
    } {names = ["dq"]} : !plan.array<f32, [D]>
    return %10 : !plan.array<f32, [D]>
  } {names = ["dq"]} : !plan.array<f32, [N, T, H, D]>
  %1:2 = plan.kernel @sum for [N, S, J] placed {lanes = "D", tasks = [#plan.block<N by 1 as N>, #plan.block<S by 1 as S>, #plan.block<J by 16 as J>]} {
    %6 = hold %arg3 : <f32, [N, D, S, J]>
    %7 = hold %arg1 : <f32, [N, D, S, J]>
    %8:2 = traverse [D] (%6[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %7[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %arg5[D] : !plan.array<f32, [D]>) accumulate (sum [], sum []) placed {order = ["D"]} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32):
      %11 = mulf %arg8, %arg8 : f32
      %12 = mulf %arg9, %arg10 : f32
      %13 = mulf %arg8, %12 : f32
      plan.yield %11, %13 : f32, f32
    } {names = ["sum", "sum2"]} : !plan.array<f32, []>, !plan.array<f32, []>
    %9:2 = traverse [] (%arg6[] : !plan.array<f32, []>, %8#0[] : !plan.array<f32, []>, %8#1[] : !plan.array<f32, []>) {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32):
      %cst = constant 1.000000e+00 : f32
      %11 = plan.extent "D"
      %12 = sitofp %11 : i64 to f32
      %cst_0 = constant 0.000000e+00 : f32
      %13 = cmpf oeq, %12, %cst_0 : f32
      %14 = select %13, %cst, %12 : f32
      %15 = divf %arg9, %14 : f32
      %16 = addf %arg8, %15 : f32
      %17 = math.sqrt %16 : f32
      %18 = divf %cst, %17 : f32
      %cst_1 = constant 2.000000e+00 : f32
      %cst_2 = constant 5.000000e-01 : f32
      %19 = mulf %18, %18 : f32
      %20 = mulf %18, %19 : f32
      %21 = mulf %cst_2, %20 : f32
      %22 = mulf %arg10, %21 : f32
      %23 = divf %22, %12 : f32
      %24 = mulf %cst_1, %23 : f32
      plan.yield %18, %24 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    %10 = traverse [D] (%arg6[] : !plan.array<f32, []>, %8#0[] : !plan.array<f32, []>, %7[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %arg5[D] : !plan.array<f32, [D]>, %6[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %8#1[] : !plan.array<f32, []>, %9#0[] : !plan.array<f32, []>, %9#1[] : !plan.array<f32, []>) placed {order = ["D"]} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32, %arg12: f32, %arg13: f32, %arg14: f32, %arg15: f32):
      %11 = plan.extent "D"
      %12 = sitofp %11 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %13 = cmpf oeq, %12, %cst : f32
      %14 = select %13, %cst_0, %12 : f32
      %15 = divf %arg9, %14 : f32
      %16 = addf %arg8, %15 : f32
      %17 = mulf %arg10, %arg11 : f32
      %18 = mulf %arg14, %17 : f32
      %cst_1 = constant 5.000000e-01 : f32
      %19 = mulf %arg14, %arg14 : f32
      %20 = mulf %arg14, %19 : f32
      %21 = mulf %cst_1, %20 : f32
      %22 = mulf %arg13, %21 : f32
      %23 = mulf %arg12, %arg15 : f32
      %24 = subf %18, %23 : f32
      plan.yield %24 : f32
    } {names = ["dk"]} : !plan.array<f32, [D]>
    return %8#0, %10 : !plan.array<f32, []>, !plan.array<f32, [D]>
  } {names = ["sum", "dk"]} : !plan.array<f32, [N, S, J]>, !plan.array<f32, [N, D, S, J]>
  %2 = plan.kernel @dq_gamma for [N, T, H] block [N by 1 as b, T by 1 as b2, H by 512 as b3] placed {lanes = "D", tasks = [#plan.block<N by 1 as b>, #plan.block<T by 1 as b2>, #plan.block<H by 512 as b3>]} {
    %6 = traverse [D] (%arg0[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %arg2[N, T, H, D] : !plan.array<f32, [N, T, H, D]>, %arg7[N, T, H] : !plan.array<f32, [N, T, H]>) accumulate (sum [D] across [N, T, H]) placed {order = ["D"]} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32):
      %7 = mulf %arg9, %arg10 : f32
      %8 = mulf %arg8, %7 : f32
      plan.yield %8 : f32
    } {names = ["dq_gamma"]} : !plan.array<f32, [D]>
    return %6 : !plan.array<f32, [D]>
  } {names = ["dq_gamma"]} : !plan.array<f32, [b, b2, b3, D]>
  %3 = plan.kernel @combine for [D] placed {across, lanes = "D", tasks = [#plan.block<D by 128 as D>]} {
    %6 = traverse [b, b2, b3] (%2[b, b2, b3, D] : !plan.array<f32, [b, b2, b3, D]>) accumulate (sum []) in_order placed {order = ["b", "b2", "b3"]} {
    ^bb0(%arg8: f32):
      plan.yield %arg8 : f32
    } {names = ["dq_gamma"]} : !plan.array<f32, []>
    return %6 : !plan.array<f32, []>
  } {names = ["dq_gamma"]} : !plan.array<f32, [D]>
  %4 = plan.kernel @dk_gamma for [N, S, J] block [N by 1 as b4, S by 1 as b5, J by 512 as b6] placed {lanes = "D", tasks = [#plan.block<N by 1 as b4>, #plan.block<S by 1 as b5>, #plan.block<J by 512 as b6>]} {
    %6 = traverse [D] (%arg1[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %arg3[N, D, S, J] : !plan.array<f32, [N, D, S, J]>, %arg6[] : !plan.array<f32, []>, %1#0[N, S, J] : !plan.array<f32, [N, S, J]>) accumulate (sum [D] across [N, S, J]) placed {order = ["D"]} {
    ^bb0(%arg8: f32, %arg9: f32, %arg10: f32, %arg11: f32):
      %7 = plan.extent "D"
      %8 = sitofp %7 : i64 to f32
      %cst = constant 0.000000e+00 : f32
      %cst_0 = constant 1.000000e+00 : f32
      %9 = cmpf oeq, %8, %cst : f32
      %10 = select %9, %cst_0, %8 : f32
      %11 = divf %arg11, %10 : f32
      %12 = addf %arg10, %11 : f32
      %13 = math.sqrt %12 : f32
      %14 = divf %cst_0, %13 : f32
      %15 = mulf %arg9, %14 : f32
      %16 = mulf %arg8, %15 : f32
      plan.yield %16 : f32
    } {names = ["dk_gamma"]} : !plan.array<f32, [D]>
    return %6 : !plan.array<f32, [D]>
  } {names = ["dk_gamma"]} : !plan.array<f32, [b4, b5, b6, D]>
  %5 = plan.kernel @combine2 for [D] placed {across, lanes = "D", tasks = [#plan.block<D by 128 as D>]} {
    %6 = traverse [b4, b5, b6] (%4[b4, b5, b6, D] : !plan.array<f32, [b4, b5, b6, D]>) accumulate (sum []) in_order placed {order = ["b4", "b5", "b6"]} {
    ^bb0(%arg8: f32):
      plan.yield %arg8 : f32
    } {names = ["dk_gamma"]} : !plan.array<f32, []>
    return %6 : !plan.array<f32, []>
  } {names = ["dk_gamma"]} : !plan.array<f32, [D]>
  plan.return %0, %1#1, %3, %5 : !plan.array<f32, [N, T, H, D]>, !plan.array<f32, [N, D, S, J]>, !plan.array<f32, [D]>, !plan.array<f32, [D]>
}
