; Asynchronous copies from global to shared memory.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.cp.async.ca.shared.global.4(ptr addrspace(3), ptr addrspace(1))
declare void @llvm.nvvm.cp.async.ca.shared.global.16.s(ptr addrspace(3), ptr addrspace(1), i32)
declare void @llvm.nvvm.cp.async.cg.shared.global.16(ptr addrspace(3), ptr addrspace(1))
declare void @llvm.nvvm.cp.async.commit.group()
declare void @llvm.nvvm.cp.async.wait.group(i32 immarg)
declare void @llvm.nvvm.cp.async.wait.all()

@tile = internal addrspace(3) global [64 x i32] poison, align 16

; Copies an element, waits in some way, then reads the element `distance` away.
; wait: 0 not at all, 1 for all, 2 for a group without a commit, 3 with a commit.
define ptx_kernel void @fetch(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %distance, i32 %wait, i32 %barrier) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %t
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  call void @llvm.nvvm.cp.async.ca.shared.global.4(ptr addrspace(3) %own, ptr addrspace(1) %from)
  switch i32 %wait, label %waited [ i32 1, label %all
                                    i32 2, label %group
                                    i32 3, label %commit ]
all:
  call void @llvm.nvvm.cp.async.wait.all()
  br label %waited
commit:
  call void @llvm.nvvm.cp.async.commit.group()
  br label %group
group:
  call void @llvm.nvvm.cp.async.wait.group(i32 0)
  br label %waited
waited:
  %syncs = icmp ne i32 %barrier, 0
  br i1 %syncs, label %sync, label %read
sync:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %read
read:
  %other = xor i32 %t, %distance
  %near = getelementptr i32, ptr addrspace(3) @tile, i32 %other
  %value = load i32, ptr addrspace(3) %near, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Two groups, of which the second may still be in flight: reads an element of group `which`.
define ptx_kernel void @two_groups(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %which) {
  %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %t
  %own = getelementptr i32, ptr addrspace(3) @tile, i32 %t
  %own.after = getelementptr i32, ptr addrspace(3) %own, i32 32
  %from.after = getelementptr i32, ptr addrspace(1) %from, i32 32
  call void @llvm.nvvm.cp.async.ca.shared.global.4(ptr addrspace(3) %own, ptr addrspace(1) %from)
  call void @llvm.nvvm.cp.async.commit.group()
  call void @llvm.nvvm.cp.async.ca.shared.global.4(ptr addrspace(3) %own.after, ptr addrspace(1) %from.after)
  call void @llvm.nvvm.cp.async.commit.group()
  call void @llvm.nvvm.cp.async.wait.group(i32 1)
  %offset = mul i32 %which, 32
  %near = getelementptr i32, ptr addrspace(3) %own, i32 %offset
  %value = load i32, ptr addrspace(3) %near, align 4
  %to = getelementptr i32, ptr addrspace(1) %y, i32 %t
  store i32 %value, ptr addrspace(1) %to, align 4
  ret void
}

; Sixteen bytes, of which some are read and the rest filled with zeros.
define ptx_kernel void @fill(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %bytes) {
  call void @llvm.nvvm.cp.async.ca.shared.global.16.s(ptr addrspace(3) @tile, ptr addrspace(1) %x, i32 %bytes)
  call void @llvm.nvvm.cp.async.wait.all()
  %values = load <4 x i32>, ptr addrspace(3) @tile, align 16
  store <4 x i32> %values, ptr addrspace(1) %y, align 16
  ret void
}

; A copy of sixteen bytes from x + start.
define ptx_kernel void @wide(ptr addrspace(1) %x, ptr addrspace(1) %y, i32 %start) {
  %from = getelementptr i32, ptr addrspace(1) %x, i32 %start
  call void @llvm.nvvm.cp.async.cg.shared.global.16(ptr addrspace(3) @tile, ptr addrspace(1) %from)
  call void @llvm.nvvm.cp.async.wait.all()
  %values = load <4 x i32>, ptr addrspace(3) @tile, align 16
  store <4 x i32> %values, ptr addrspace(1) %y, align 16
  ret void
}
