; Accesses to what is and what is not there.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)

@first = internal addrspace(3) global [32 x i32] poison, align 16
@second = internal addrspace(3) global [32 x i32] poison, align 16
@dynamic = external addrspace(3) global [0 x i32], align 16
@powers = internal addrspace(4) constant [4 x i32] [i32 1, i32 10, i32 100, i32 1000], align 16

; y[t] = x[t + offset]
define ptx_kernel void @shift(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %offset) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %index = add i32 %t, %offset
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %index
  %value = load i32, ptr addrspace(1) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Both static variables, then the first at t + offset.
define ptx_kernel void @in_shared(ptr addrspace(1) %y, i32 %offset) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %one = getelementptr i32, ptr addrspace(3) @first, i32 %t
  %two = getelementptr i32, ptr addrspace(3) @second, i32 %t
  store i32 %t, ptr addrspace(3) %one, align 4
  store i32 %t, ptr addrspace(3) %two, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %index = add i32 %t, %offset
  %from = getelementptr i32, ptr addrspace(3) @first, i32 %index
  %value = load i32, ptr addrspace(3) %from, align 4
  %beside = load i32, ptr addrspace(3) %two, align 4
  %sum = add i32 %value, %beside
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %sum, ptr addrspace(1) %to, align 4
  ret void
}

; Dynamic shared memory through a generic pointer, reversed within the block.
define ptx_kernel void @in_dynamic(ptr %y, i32 %last) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %own = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @dynamic to ptr), i32 %t
  store i32 %t, ptr %own, align 4
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  %index = sub i32 %last, %t
  %from = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @dynamic to ptr), i32 %index
  %value = load i32, ptr %from, align 4
  %to = getelementptr i32, ptr %y, i32 %t
  store i32 %value, ptr %to, align 4
  ret void
}

; Reads a cell of shared memory at a distance, through a generic pointer.
define ptx_kernel void @far(ptr %y, i64 %distance) {
  %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  store i32 %b, ptr addrspace(3) @first, align 4
  %from = getelementptr i8, ptr addrspacecast (ptr addrspace(3) @first to ptr), i64 %distance
  %value = load i32, ptr %from, align 4
  %to = getelementptr i32, ptr %y, i32 %b
  store i32 %value, ptr %to, align 4
  ret void
}

; Four elements at once, from any element on.
define ptx_kernel void @wide(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %start) {
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %start
  %values = load <4 x i32>, ptr addrspace(1) %from, align 16
  store <4 x i32> %values, ptr addrspace(1) %y, align 16
  ret void
}

; A table of constants; `limit` bounds nothing.
define ptx_kernel void @table(ptr addrspace(1) %y, i32 %offset) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %index = add i32 %t, %offset
  %from = getelementptr i32, ptr addrspace(4) @powers, i32 %index
  %value = load i32, ptr addrspace(4) %from, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Extents that are passed by value, and a variable of the thread's own.
define ptx_kernel void @by_value(ptr addrspace(1) %y, ptr byval([3 x i64]) align 8 %extents, i64 %which) {
  %local = alloca [4 x i64], addrspace(5)
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %t.64 = zext i32 %t to i64
  %from = getelementptr i64, ptr %extents, i64 %which
  %value = load i64, ptr %from, align 8
  %slot = and i64 %t.64, 3
  %own = getelementptr i64, ptr addrspace(5) %local, i64 %slot
  store volatile i64 %value, ptr addrspace(5) %own, align 8
  %again = load volatile i64, ptr addrspace(5) %own, align 8
  %sum = add i64 %again, %t.64
  %to = getelementptr i64, ptr addrspace(1) %y, i64 %t.64
  store i64 %sum, ptr addrspace(1) %to, align 8
  ret void
}

; Fills and copies of several bytes.
define ptx_kernel void @blocks_of_bytes(ptr addrspace(1) %x, ptr addrspace(1) %y, i64 %bytes) {
  call void @llvm.memset.p1.i64(ptr addrspace(1) align 4 %y, i8 7, i64 64, i1 false)
  call void @llvm.memcpy.p1.p1.i64(ptr addrspace(1) align 4 %y, ptr addrspace(1) align 4 %x, i64 %bytes, i1 false)
  ret void
}
declare void @llvm.memset.p1.i64(ptr addrspace(1), i8, i64, i1)
declare void @llvm.memcpy.p1.p1.i64(ptr addrspace(1), ptr addrspace(1), i64, i1)

define ptx_kernel void @stop(i32 %when) {
  %stops = icmp eq i32 %when, 0
  br i1 %stops, label %trap, label %end
trap:
  call void @llvm.trap()
  unreachable
end:
  ret void
}
declare void @llvm.trap()
