package dev.turnstone.sandbox.launcher;

import static java.lang.constant.ConstantDescs.CD_Collection;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;

/// The class of nodes that can be constructed. Elasticsearch 6.8's is abstract for the sake of one
/// method that tells the logger the node's name: a subclass with an empty one is written here.
final class NodeClass {
    private NodeClass() {}

    static Class<?> concrete(String root) throws ReflectiveOperationException {
        Class<?> node = Class.forName(root + ".node.Node");
        return Modifier.isAbstract(node.getModifiers()) ? subclass(root, node) : node;
    }

    private static Class<?> subclass(String root, Class<?> node)
            throws ReflectiveOperationException {
        ClassDesc parent = ClassDesc.of(node.getName());
        var constructor =
                MethodTypeDesc.of(
                        CD_void,
                        ClassDesc.of(root + ".env.Environment"),
                        CD_Collection,
                        CD_boolean);
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of(node.getName() + "OfTurnstone"),
                                type ->
                                        type.withFlags(ClassFile.ACC_PUBLIC)
                                                .withSuperclass(parent)
                                                .withMethodBody(
                                                        INIT_NAME,
                                                        constructor,
                                                        ClassFile.ACC_PUBLIC,
                                                        code ->
                                                                code.aload(0)
                                                                        .aload(1)
                                                                        .aload(2)
                                                                        .iload(3)
                                                                        .invokespecial(
                                                                                parent,
                                                                                INIT_NAME,
                                                                                constructor)
                                                                        .return_())
                                                .withMethodBody(
                                                        "registerDerivedNodeNameWithLogger",
                                                        MethodTypeDesc.of(CD_void, CD_String),
                                                        ClassFile.ACC_PROTECTED,
                                                        code -> code.return_()));
        return MethodHandles.privateLookupIn(node, MethodHandles.lookup()).defineClass(bytes);
    }
}
