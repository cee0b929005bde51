"""The whole plan as a Word document in the layout of Nghị định 30/2020/NĐ-CP, as it may be signed: templates fill it."""
