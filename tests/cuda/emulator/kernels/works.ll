; Kernels as they are written for speed, to be compared with plain loops bit for bit.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
declare i32 @llvm.nvvm.read.ptx.sreg.laneid()
declare i32 @llvm.nvvm.read.ptx.sreg.cluster.ctarank()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.barrier.cluster.arrive.aligned()
declare void @llvm.nvvm.barrier.cluster.wait.aligned()
declare float @llvm.nvvm.shfl.sync.bfly.f32(i32, float, i32, i32)
declare ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3), i32)
declare void @llvm.nvvm.cp.async.cg.shared.global.16(ptr addrspace(3), ptr addrspace(1))
declare void @llvm.nvvm.cp.async.commit.group()
declare void @llvm.nvvm.cp.async.wait.group(i32 immarg)
declare void @llvm.nvvm.cp.async.wait.all()

@partials = internal addrspace(3) global [32 x float] poison, align 16
@square = internal addrspace(3) global [32 x [33 x i32]] poison, align 16
@stages = external addrspace(3) global [0 x <4 x float>], align 16
@of.block = internal addrspace(3) global float poison, align 4

define internal float @sum_of_warp(float %value) alwaysinline {
  %v16 = call float @llvm.nvvm.shfl.sync.bfly.f32(i32 -1, float %value, i32 16, i32 31)
  %s16 = fadd float %value, %v16
  %v8 = call float @llvm.nvvm.shfl.sync.bfly.f32(i32 -1, float %s16, i32 8, i32 31)
  %s8 = fadd float %s16, %v8
  %v4 = call float @llvm.nvvm.shfl.sync.bfly.f32(i32 -1, float %s8, i32 4, i32 31)
  %s4 = fadd float %s8, %v4
  %v2 = call float @llvm.nvvm.shfl.sync.bfly.f32(i32 -1, float %s4, i32 2, i32 31)
  %s2 = fadd float %s4, %v2
  %v1 = call float @llvm.nvvm.shfl.sync.bfly.f32(i32 -1, float %s2, i32 1, i32 31)
  %s1 = fadd float %s2, %v1
  ret float %s1
}

; The sum over a block of four warps, the same for every thread.
define internal float @sum_of_block(float %value) alwaysinline {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %lane = call i32 @llvm.nvvm.read.ptx.sreg.laneid()
  %of.warp = call float @sum_of_warp(float %value)
  %warp = lshr i32 %t, 5
  %is.first = icmp eq i32 %lane, 0
  br i1 %is.first, label %write, label %wait
write:
  %slot = getelementptr float, ptr addrspace(3) @partials, i32 %warp
  store float %of.warp, ptr addrspace(3) %slot, align 4
  br label %wait
wait:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %quad = load <4 x float>, ptr addrspace(3) @partials, align 16
  %p0 = extractelement <4 x float> %quad, i32 0
  %p1 = extractelement <4 x float> %quad, i32 1
  %p2 = extractelement <4 x float> %quad, i32 2
  %p3 = extractelement <4 x float> %quad, i32 3
  %p01 = fadd float %p0, %p1
  %p23 = fadd float %p2, %p3
  %sum = fadd float %p01, %p23
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  ret float %sum
}

; The sum of what a thread reads of a row: four elements at a time, the block's width apart.
define internal float @sum_of_thread(ptr addrspace(1) %row, i32 %n) alwaysinline {
entry:
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %threads = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %first = shl i32 %t, 2
  %step = shl i32 %threads, 2
  br label %head
head:
  %index = phi i32 [ %first, %entry ], [ %next, %body ]
  %sum = phi float [ 0.0, %entry ], [ %sum3, %body ]
  %more = icmp slt i32 %index, %n
  br i1 %more, label %body, label %end
body:
  %from = getelementptr float, ptr addrspace(1) %row, i32 %index
  %quad = load <4 x float>, ptr addrspace(1) %from, align 16, !invariant.load !0
  %e0 = extractelement <4 x float> %quad, i32 0
  %e1 = extractelement <4 x float> %quad, i32 1
  %e2 = extractelement <4 x float> %quad, i32 2
  %e3 = extractelement <4 x float> %quad, i32 3
  %sum0 = fadd float %sum, %e0
  %sum1 = fadd float %sum0, %e1
  %sum2 = fadd float %sum1, %e2
  %sum3 = fadd float %sum2, %e3
  %next = add i32 %index, %step
  br label %head
end:
  ret float %sum
}

; A row per block: y[row] = sum of x[row][0 … n).
define ptx_kernel void @row_sum(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %n) "nvvm.maxntid"="128" {
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %offset = mul i32 %b, %n
  %row = getelementptr float, ptr addrspace(1) %x, i32 %offset
  %own = call float @sum_of_thread(ptr addrspace(1) %row, i32 %n)
  %sum = call float @sum_of_block(float %own)
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.first = icmp eq i32 %t, 0
  br i1 %is.first, label %write, label %end
write:
  %to = getelementptr float, ptr addrspace(1) %y, i32 %b
  store float %sum, ptr addrspace(1) %to, align 4
  br label %end
end:
  ret void
}

; A row per cluster of four blocks: each sums its quarter, all read each other's sums and write a share of y.
define ptx_kernel void @cluster_sum(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %n) {
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %quarter = lshr i32 %n, 2
  %offset = mul i32 %b, %quarter
  %part = getelementptr float, ptr addrspace(1) %x, i32 %offset
  %own = call float @sum_of_thread(ptr addrspace(1) %part, i32 %quarter)
  %sum = call float @sum_of_block(float %own)
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.first = icmp eq i32 %t, 0
  br i1 %is.first, label %publish, label %meet
publish:
  store float %sum, ptr addrspace(3) @of.block, align 4
  br label %meet
meet:
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  %r0 = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @of.block, i32 0)
  %r1 = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @of.block, i32 1)
  %r2 = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @of.block, i32 2)
  %r3 = call ptr addrspace(7) @llvm.nvvm.mapa.shared.cluster(ptr addrspace(3) @of.block, i32 3)
  %s0 = load float, ptr addrspace(7) %r0, align 4
  %s1 = load float, ptr addrspace(7) %r1, align 4
  %s2 = load float, ptr addrspace(7) %r2, align 4
  %s3 = load float, ptr addrspace(7) %r3, align 4
  %s01 = fadd float %s0, %s1
  %s23 = fadd float %s2, %s3
  %total = fadd float %s01, %s23
  call void @llvm.nvvm.barrier.cluster.arrive.aligned()
  call void @llvm.nvvm.barrier.cluster.wait.aligned()
  br i1 %is.first, label %write, label %end
write:
  %to = getelementptr float, ptr addrspace(1) %y, i32 %b
  store float %total, ptr addrspace(1) %to, align 4
  br label %end
end:
  ret void
}

; Blocks of 32 × 8 threads: y[j][i] = x[i][j] through a square of shared memory, rows of n elements; n is a multiple of 32.
define ptx_kernel void @transpose(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %n) {
entry:
  %tx = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %ty = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %bx = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %by = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
  %left = shl i32 %bx, 5
  %top = shl i32 %by, 5
  br label %read
read:
  %i = phi i32 [ %ty, %entry ], [ %i.next, %read ]
  %row = add i32 %top, %i
  %row.start = mul i32 %row, %n
  %column = add i32 %left, %tx
  %index = add i32 %row.start, %column
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %index
  %value = load i32, ptr addrspace(1) %from, align 4
  %cell = getelementptr [32 x [33 x i32]], ptr addrspace(3) @square, i32 0, i32 %i, i32 %tx
  store i32 %value, ptr addrspace(3) %cell, align 4
  %i.next = add i32 %i, 8
  %more = icmp slt i32 %i.next, 32
  br i1 %more, label %read, label %wait
wait:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %write
write:
  %j = phi i32 [ %ty, %wait ], [ %j.next, %write ]
  %y.row = add i32 %left, %j
  %y.start = mul i32 %y.row, %n
  %y.column = add i32 %top, %tx
  %y.index = add i32 %y.start, %y.column
  %other = getelementptr [32 x [33 x i32]], ptr addrspace(3) @square, i32 0, i32 %tx, i32 %j
  %moved = load i32, ptr addrspace(3) %other, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %y.index
  store i32 %moved, ptr addrspace(1) %to, align 4
  %j.next = add i32 %j, 8
  %more.out = icmp slt i32 %j.next, 32
  br i1 %more.out, label %write, label %end
end:
  ret void
}

; A row per block, in chunks of four elements a thread that are fetched one ahead into two stages of dynamic shared
; memory. Each thread adds what its neighbour to the right fetched.
define ptx_kernel void @pipeline(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %chunks) {
entry:
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %threads = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %per.row = mul i32 %chunks, %threads
  %offset = mul i32 %b, %per.row
  %row = getelementptr <4 x float>, ptr addrspace(1) %x, i32 %offset
  %own = getelementptr <4 x float>, ptr addrspace(1) %row, i32 %t
  %right = add i32 %t, 1
  %neighbour = urem i32 %right, %threads
  %stage0 = getelementptr <4 x float>, ptr addrspace(3) @stages, i32 %t
  call void @llvm.nvvm.cp.async.cg.shared.global.16(ptr addrspace(3) %stage0, ptr addrspace(1) %own)
  call void @llvm.nvvm.cp.async.commit.group()
  br label %loop
loop:
  %chunk = phi i32 [ 0, %entry ], [ %chunk.next, %consume ]
  %sum = phi <4 x float> [ zeroinitializer, %entry ], [ %sum.next, %consume ]
  %chunk.next = add i32 %chunk, 1
  %more = icmp slt i32 %chunk.next, %chunks
  br i1 %more, label %fetch, label %last
fetch:
  %stage = and i32 %chunk.next, 1
  %stage.start = mul i32 %stage, %threads
  %slot = add i32 %stage.start, %t
  %into = getelementptr <4 x float>, ptr addrspace(3) @stages, i32 %slot
  %ahead = mul i32 %chunk.next, %threads
  %from = getelementptr <4 x float>, ptr addrspace(1) %own, i32 %ahead
  call void @llvm.nvvm.cp.async.cg.shared.global.16(ptr addrspace(3) %into, ptr addrspace(1) %from)
  call void @llvm.nvvm.cp.async.commit.group()
  call void @llvm.nvvm.cp.async.wait.group(i32 1)
  br label %consume
last:
  call void @llvm.nvvm.cp.async.wait.all()
  br label %consume
consume:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %now = and i32 %chunk, 1
  %now.start = mul i32 %now, %threads
  %near = add i32 %now.start, %neighbour
  %place = getelementptr <4 x float>, ptr addrspace(3) @stages, i32 %near
  %value = load <4 x float>, ptr addrspace(3) %place, align 16
  %sum.next = fadd <4 x float> %sum, %value
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br i1 %more, label %loop, label %end
end:
  %y.start = mul i32 %b, %threads
  %y.index = add i32 %y.start, %t
  %to = getelementptr <4 x float>, ptr addrspace(1) %y, i32 %y.index
  store <4 x float> %sum.next, ptr addrspace(1) %to, align 16
  ret void
}

!0 = !{}
