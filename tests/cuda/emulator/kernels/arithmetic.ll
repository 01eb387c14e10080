; Arithmetic that is the same on a GPU and on the host, and what a thread knows of its place.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.z()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare i32 @llvm.nvvm.read.ptx.sreg.warpid()
declare i32 @llvm.nvvm.read.ptx.sreg.warpsize()
declare i32 @llvm.nvvm.read.ptx.sreg.lanemask.lt()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.nctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.nctarank()
declare float @llvm.fma.f32(float, float, float)
declare float @llvm.nvvm.fma.rn.f(float, float, float)
declare float @llvm.nvvm.sqrt.rn.f(float)
declare float @llvm.nvvm.div.rn.f(float, float)
declare float @llvm.nvvm.rcp.rn.f(float)
declare float @llvm.minnum.f32(float, float)
declare float @llvm.maxnum.f32(float, float)

; y[i][t] = operation i of a[t] and b[t]
define ptx_kernel void @operations(ptr addrspace(1) %a, ptr addrspace(1) %b, ptr addrspace(1) %y, i32 %n) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %pa = getelementptr float, ptr addrspace(1) %a, i32 %t
  %pb = getelementptr float, ptr addrspace(1) %b, i32 %t
  %va = load float, ptr addrspace(1) %pa, align 4
  %vb = load float, ptr addrspace(1) %pb, align 4
  %fma = call float @llvm.nvvm.fma.rn.f(float %va, float %vb, float %va)
  %sqrt = call float @llvm.nvvm.sqrt.rn.f(float %va)
  %div = call float @llvm.nvvm.div.rn.f(float %va, float %vb)
  %rcp = call float @llvm.nvvm.rcp.rn.f(float %vb)
  %min = call float @llvm.minnum.f32(float %va, float %vb)
  %max = call float @llvm.maxnum.f32(float %va, float %vb)
  %y0 = getelementptr float, ptr addrspace(1) %y, i32 %t
  %y1 = getelementptr float, ptr addrspace(1) %y0, i32 %n
  %y2 = getelementptr float, ptr addrspace(1) %y1, i32 %n
  %y3 = getelementptr float, ptr addrspace(1) %y2, i32 %n
  %y4 = getelementptr float, ptr addrspace(1) %y3, i32 %n
  %y5 = getelementptr float, ptr addrspace(1) %y4, i32 %n
  store float %fma, ptr addrspace(1) %y0, align 4
  store float %sqrt, ptr addrspace(1) %y1, align 4
  store float %div, ptr addrspace(1) %y2, align 4
  store float %rcp, ptr addrspace(1) %y3, align 4
  store float %min, ptr addrspace(1) %y4, align 4
  store float %max, ptr addrspace(1) %y5, align 4
  ret void
}

; Converts x to sixteen bits and back, four elements at a time.
define ptx_kernel void @to_half(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  %values = load <4 x float>, ptr addrspace(1) %x, align 16
  %narrow = fptrunc <4 x float> %values to <4 x half>
  store <4 x half> %narrow, ptr addrspace(1) %y, align 8
  ret void
}

define ptx_kernel void @to_bfloat(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  %values = load <4 x float>, ptr addrspace(1) %x, align 16
  %narrow = fptrunc <4 x float> %values to <4 x bfloat>
  store <4 x bfloat> %narrow, ptr addrspace(1) %y, align 8
  ret void
}

define ptx_kernel void @to_half_from_double(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  %values = load <4 x double>, ptr addrspace(1) %x, align 16
  %narrow = fptrunc <4 x double> %values to <4 x half>
  store <4 x half> %narrow, ptr addrspace(1) %y, align 8
  ret void
}

define ptx_kernel void @to_bfloat_from_double(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  %values = load <4 x double>, ptr addrspace(1) %x, align 16
  %narrow = fptrunc <4 x double> %values to <4 x bfloat>
  store <4 x bfloat> %narrow, ptr addrspace(1) %y, align 8
  ret void
}

define ptx_kernel void @from_half(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  %values = load <4 x half>, ptr addrspace(1) %x, align 8
  %wide = fpext <4 x half> %values to <4 x float>
  store <4 x float> %wide, ptr addrspace(1) %y, align 16
  ret void
}

define ptx_kernel void @from_bfloat(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  %values = load <4 x bfloat>, ptr addrspace(1) %x, align 8
  %wide = fpext <4 x bfloat> %values to <4 x float>
  store <4 x float> %wide, ptr addrspace(1) %y, align 16
  ret void
}

; Each thread writes 18 numbers about itself.
define ptx_kernel void @place(ptr addrspace(1) %y) {
  %tx = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %ty = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %tz = call i32 @llvm.nvvm.read.ptx.sreg.tid.z()
  %nx = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %ny = call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
  %bx = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %by = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
  %bz = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.z()
  %gx = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %gy = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.y()
  %lane = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
  %warp = call i32 @llvm.nvvm.read.ptx.sreg.warpid()
  %size = call i32 @llvm.nvvm.read.ptx.sreg.warpsize()
  %lower = call i32 @llvm.nvvm.read.ptx.sreg.lanemask.lt()
  %cx = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctaid.x()
  %cn = call i32 @llvm.nvvm.read.ptx.sreg.cluster.nctaid.x()
  %rank = call i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
  %ranks = call i32 @llvm.nvvm.read.ptx.sreg.cluster.nctarank()
  %bzy = mul i32 %bz, %gy
  %bzyy = add i32 %bzy, %by
  %bzyx = mul i32 %bzyy, %gx
  %block = add i32 %bzyx, %bx
  %tzy = mul i32 %tz, %ny
  %tzyy = add i32 %tzy, %ty
  %tzyx = mul i32 %tzyy, %nx
  %thread = add i32 %tzyx, %tx
  %block.start = mul i32 %block, 48
  %linear = add i32 %block.start, %thread
  %first = mul i32 %linear, 18
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %first
  %v0 = insertelement <16 x i32> poison, i32 %tx, i32 0
  %v1 = insertelement <16 x i32> %v0, i32 %ty, i32 1
  %v2 = insertelement <16 x i32> %v1, i32 %tz, i32 2
  %v3 = insertelement <16 x i32> %v2, i32 %nx, i32 3
  %v4 = insertelement <16 x i32> %v3, i32 %ny, i32 4
  %v5 = insertelement <16 x i32> %v4, i32 %bx, i32 5
  %v6 = insertelement <16 x i32> %v5, i32 %by, i32 6
  %v7 = insertelement <16 x i32> %v6, i32 %bz, i32 7
  %v8 = insertelement <16 x i32> %v7, i32 %gx, i32 8
  %v9 = insertelement <16 x i32> %v8, i32 %gy, i32 9
  %v10 = insertelement <16 x i32> %v9, i32 %lane, i32 10
  %v11 = insertelement <16 x i32> %v10, i32 %warp, i32 11
  %v12 = insertelement <16 x i32> %v11, i32 %size, i32 12
  %v13 = insertelement <16 x i32> %v12, i32 %lower, i32 13
  %v14 = insertelement <16 x i32> %v13, i32 %cx, i32 14
  %v15 = insertelement <16 x i32> %v14, i32 %cn, i32 15
  store <16 x i32> %v15, ptr addrspace(1) %to, align 8
  %to16 = getelementptr i32, ptr addrspace(1) %to, i32 16
  store i32 %rank, ptr addrspace(1) %to16, align 4
  %to17 = getelementptr i32, ptr addrspace(1) %to, i32 17
  store i32 %ranks, ptr addrspace(1) %to17, align 4
  ret void
}
