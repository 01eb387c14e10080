; Accesses to the same bytes, with or without what orders them.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.bar.warp.sync(i32)
declare void @llvm.nvvm.membar.cta()
declare i32 @llvm.nvvm.shfl.sync.bfly.i32(i32, i32, i32, i32)

@tile = internal addrspace(3) global [256 x i32] poison, align 16

define internal void @rotate(ptr addrspace(1) %y, i32 %way, i32 %mask) alwaysinline {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %n = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  store i32 %t, ptr addrspace(3) %own, align 4
  switch i32 %way, label %read [ i32 1, label %barrier
                                 i32 2, label %warp
                                 i32 3, label %shuffle ]
barrier:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %read
warp:
  call void @llvm.nvvm.bar.warp.sync(i32 %mask)
  br label %read
shuffle:
  %ignored = call i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 -1, i32 %t, i32 1, i32 31)
  br label %read
read:
  %after = add i32 %t, 1
  %next = urem i32 %after, %n
  %from = getelementptr i32, ptr addrspace(3) @tile, i32 %next
  %value = load i32, ptr addrspace(3) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; The neighbour's element after: 0 nothing, 1 a barrier, 2 a warp barrier, 3 a shuffle.
define ptx_kernel void @neighbour(ptr addrspace(1) %y, i32 %way) {
  call void @rotate(ptr addrspace(1) %y, i32 %way, i32 -1)
  ret void
}

; Halves of a warp that each have a barrier of their own, after one of the warp; `first` and `second` are their masks.
define ptx_kernel void @halves(ptr addrspace(1) %y, i32 %first, i32 %second, i32 %distance) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  store volatile i32 0, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  store i32 %t, ptr addrspace(3) %own, align 4
  %is.first = icmp ult i32 %t, 16
  %mask = select i1 %is.first, i32 %first, i32 %second
  call void @llvm.nvvm.bar.warp.sync(i32 %mask)
  %other = xor i32 %t, %distance
  %from = getelementptr i32, ptr addrspace(3) @tile, i32 %other
  %value = load i32, ptr addrspace(3) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Two rounds through one tile: the second write needs a barrier after the first read.
define ptx_kernel void @rounds(ptr addrspace(1) %y, i32 %between) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  store i32 %t, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %first = load volatile i32, ptr addrspace(3) @tile, align 4
  %is.between = icmp ne i32 %between, 0
  br i1 %is.between, label %barrier, label %write
barrier:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %write
write:
  %more = add i32 %t, %first
  store volatile i32 %more, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %value = load i32, ptr addrspace(3) %own, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Lanes 0 and 1 read what lane 2 writes after the lanes of `mask` have met.
define ptx_kernel void @two_lanes_read(ptr addrspace(1) %y, i32 %mask) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  store volatile i32 %t, ptr addrspace(3) %own, align 4
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  %reads = icmp ult i32 %t, 2
  br i1 %reads, label %read, label %meet
read:
  %value = load volatile i32, ptr addrspace(3) @tile, align 4
  br label %meet
meet:
  %shifted = lshr i32 %mask, %t
  %bit = and i32 %shifted, 1
  %is.in = icmp ne i32 %bit, 0
  br i1 %is.in, label %wait, label %end
wait:
  call void @llvm.nvvm.bar.warp.sync(i32 %mask)
  %writes = icmp eq i32 %t, 2
  br i1 %writes, label %write, label %end
write:
  store volatile i32 7, ptr addrspace(3) @tile, align 4
  br label %end
end:
  ret void
}

; Lane 0 writes and leaves, after the warp has met or before; then another lane reads.
define ptx_kernel void @writer_leaves(ptr addrspace(1) %y, i32 %meets) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.writer = icmp eq i32 %t, 0
  %is.meeting = icmp ne i32 %meets, 0
  br i1 %is.writer, label %write, label %others
write:
  store i32 5, ptr addrspace(3) @tile, align 4
  br i1 %is.meeting, label %wait, label %leave
wait:
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  br label %leave
leave:
  ret void
others:
  call void @llvm.nvvm.bar.warp.sync(i32 -1)
  %value = load i32, ptr addrspace(3) @tile, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Thread 0 alone writes and reads a variable; a read by others that nobody uses would be a race.
define ptx_kernel void @guarded(ptr addrspace(1) %y) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.first = icmp eq i32 %t, 0
  br i1 %is.first, label %write, label %meet
write:
  store i32 7, ptr addrspace(3) @tile, align 4
  br label %meet
meet:
  call void @llvm.nvvm.membar.cta()
  br i1 %is.first, label %read, label %end
read:
  %value = load i32, ptr addrspace(3) @tile, align 4
  br label %end
end:
  %result = phi i32 [ %value, %read ], [ 0, %meet ]
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %result, ptr addrspace(1) %to, align 4
  ret void
}

; Each thread writes y[index · stride]; strides of zero collide.
define ptx_kernel void @scatter(ptr addrspace(1) %y, i32 %thread.stride, i32 %block.stride) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %in.block = mul i32 %t, %thread.stride
  %of.block = mul i32 %b, %block.stride
  %index = add i32 %in.block, %of.block
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %index
  store i32 %t, ptr addrspace(1) %to, align 4
  ret void
}

; Each block's first thread writes its own element and reads the element `distance` after.
define ptx_kernel void @across_blocks(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %distance) {
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %own = getelementptr i32, ptr addrspace(1) %x, i32 %b
  store i32 %b, ptr addrspace(1) %own, align 4
  %other = add i32 %b, %distance
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %other
  %value = load volatile i32, ptr addrspace(1) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %b
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Everybody counts in one place: by an atomic, or without.
define ptx_kernel void @count(ptr addrspace(1) %y) {
  %old = atomicrmw add ptr addrspace(1) %y, i32 1 syncscope("device") monotonic
  ret void
}

define ptx_kernel void @count_plainly(ptr addrspace(1) %y) {
  %old = load i32, ptr addrspace(1) %y, align 4
  %new = add i32 %old, 1
  store i32 %new, ptr addrspace(1) %y, align 4
  ret void
}

; A count by an atomic that another thread reads without.
define ptx_kernel void @count_and_read(ptr addrspace(1) %y, ptr addrspace(1) %z) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %is.reader = icmp eq i32 %t, 0
  br i1 %is.reader, label %read, label %update
read:
  %value = load volatile i32, ptr addrspace(1) %y, align 4
  store i32 %value, ptr addrspace(1) %z, align 4
  ret void
update:
  %old = atomicrmw add ptr addrspace(1) %y, i32 1 syncscope("device") monotonic
  ret void
}

; Writes y, then reads x as what no thread writes: x and y may be the same.
define ptx_kernel void @read_as_constant(ptr addrspace(1) %x, ptr addrspace(1) %y) {
  store volatile i32 1, ptr addrspace(1) %y, align 4
  %value = load i32, ptr addrspace(1) %x, align 4, !invariant.load !0
  %to = getelementptr i32, ptr addrspace(1) %y, i32 1
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Thread 0 reads x as what no thread writes, thread 1 writes `at`, which may be x.
define ptx_kernel void @constant_for_one(ptr addrspace(1) %x, ptr addrspace(1) %y, ptr addrspace(1) %at) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %reads = icmp eq i32 %t, 0
  br i1 %reads, label %read, label %write
read:
  %value = load i32, ptr addrspace(1) %x, align 4, !invariant.load !0
  store i32 %value, ptr addrspace(1) %y, align 4
  ret void
write:
  store i32 3, ptr addrspace(1) %at, align 4
  ret void
}

!0 = !{}
